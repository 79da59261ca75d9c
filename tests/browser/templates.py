"""One address for each kind of page, so that every template is looked at."""

from __future__ import annotations

TEMPLATES = {
    "home": "",
    "topic": "respite/",
    "topic with rates": "money/",
    "page with an exit": "keeping-safe/",
    "page for children": "young-carers/",
    "crisis page": "mental-health/",
    "steps": "carers-assessment/",
    "rights": "rights/",
    "all services": "services/",
    "A to Z": "a-to-z/",
    "words explained": "glossary/",
    "contact": "contact/",
    "saved services": "saved/",
    "service": "services/barnet-social-care-direct/",
    "service without a number": "services/barnet-carers-training/",
    "choice": "respite/free/",
    "first question": "choose/",
    "second question": "choose/adult-carer/",
    "what fits": "choose/adult-carer/break/dementia/",
    "what fits a child": "choose/young-carer/not-safe/not-sure/",
    "choice not stated": "respite/cost-not-stated/",
    "strategy": "strategy/",
    "kinds of carer": "strategy/who-is-a-carer/",
    "figures": "strategy/barnet-in-numbers/",
    "findings": "strategy/what-carers-said/",
    "charts": "strategy/survey/",
    "journey": "strategy/carers-journey/",
    "offer": "strategy/what-is-offered/",
    "priorities": "strategy/priorities/",
    "law": "strategy/law/",
    "governance": "strategy/governance/",
    "archive": "strategy/progress-2017/",
    "archive theme": "strategy/progress-2017/preparing-for-a-healthy-life/",
    "changes": "strategy/what-has-changed/",
    "reading": "strategy/further-reading/",
    "not found": "there-is-no-such-page/",
}

LONG = {"services/", "a-to-z/", "glossary/"}
"""Pages with hundreds of links."""
