"""Words as they are typed and as they are compared. Held to by the Python and by the script that readers get."""

from __future__ import annotations

FOLDED = [
    ("CAFÉ", "cafe"),
    ("Mum’s", "mums"),
    ("ŁÓDŹ żółć", "lodz zolc"),
    ("științe ştiinţe", "stiinte stiinte"),
    ("ATENÇÃO avó", "atencao avo"),
    ("İstanbul", "istanbul"),
    ("straße", "strasse"),
    ("مراقبي كبير", "مراقبی کبیر"),  # Arabic letters as a Persian keyboard writes them
    ("أحمد إلى آخر ٱلبيت", "احمد الی اخر البیت"),
    ("مؤسسة مساءلة رئيس", "موسسه مساله رییس"),
    ("نفقــــة مُقَدِّم", "نفقه مقدم"),
    ("می‌خواهم خانهٔ ۀ", "میخواهم خانه ه"),
    ("۰۱۲۳۴ ٠١٢٣٤ ૦૧૨", "01234 01234 012"),
    ("ડીમેન્શિયા", "ડિમેન્શિયા"),
    ("ઑટિઝમ ઓટીઝમ", "ઓટિઝમ ઓટિઝમ"),
    ("કૅન્સર કેન્સર", "કેન્સર કેન્સર"),
    ("કાળજી", "કાળજિ"),
    ("Ελλάδα Київ", "ελλαδα киів"),
    ("soft\u00adhyphen \u200ej\u200f", "softhyphen j"),
]

WORDS = [
    ("en", "I need help with money", "i need help with", ("money",)),
    ("en", "help", "help", ("help",)),
    ("en", "drop-in – self‑referral", "", ("drop", "in", "self", "referral")),
    ("pt", "bate-me", "me", ("bate",)),
    ("ar", "المال", "", ("مال",)),
    ("ar", "والمدرسة بالمدرسة للمدرسة", "", ("مدرسه", "مدرسه", "مدرسه")),
    ("ar", "الأم والد", "", ("الام", "والد")),
    ("ar", "ما هو المال؟", "ما هو هي", ("مال",)),
    ("fa", "الان والدین", "", ("الان", "والدین")),
    ("fa", "کمک، پول؛ مدرسه", "كمک", ("پول", "مدرسه")),
    ("pl", "„pieniądze”", "", ("pieniadze",)),
]
"""Language, what is typed, its small words, the words that are looked for."""
