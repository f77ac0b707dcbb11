"""Words that Britain and the United States spell apart, whichever of them the product uses: British, American."""

from __future__ import annotations

_OUR = """armour behaviour clamour colour demeanour endeavour favour favourite flavour harbour honour honourable humour
labour labourer neighbour neighbourhood odour parlour rigour rumour saviour splendour vapour vigour"""
_ISE = """agonise apologise authorise capitalise categorise centralise characterise civilise criticise customise
digitise economise emphasise equalise finalise formalise generalise harmonise itemise legalise liberalise localise
maximise minimise mobilise modernise monetise neutralise normalise optimise organise penalise prioritise privatise
realise recognise regularise reorganise specialise stabilise standardise subsidise summarise symbolise sympathise
utilise visualise"""
_YSE = "analyse catalyse paralyse"
_RE = "calibre centre fibre kilometre litre lustre meagre millimetre sceptre sombre spectre theatre"
_OTHER = {
    "aluminium": "aluminum", "ageing": "aging", "analogue": "analog", "artefact": "artifact", "catalogue": "catalog",
    "catalogues": "catalogs", "cheque": "check", "cheques": "checks", "cosy": "cozy", "defence": "defense",
    "dialogue": "dialog", "enrol": "enroll", "enrolment": "enrollment", "fulfil": "fulfill",
    "fulfilment": "fulfillment", "grey": "gray", "instalment": "installment", "instalments": "installments",
    "jewellery": "jewelry", "judgement": "judgment", "licence": "license", "licences": "licenses", "mould": "mold",
    "offence": "offense", "plough": "plow", "pretence": "pretense", "programme": "program",
    "programmes": "programs", "pyjamas": "pajamas", "sceptic": "skeptic", "sceptical": "skeptical",
    "skilful": "skillful", "towards": "toward", "traveller": "traveler", "travellers": "travelers", "tyre": "tire",
    "tyres": "tires", "whilst": "while", "per cent": "percent", "cancelled": "canceled", "cancelling": "canceling",
    "counsellor": "counselor", "fuelled": "fueled", "labelled": "labeled", "labelling": "labeling",
    "levelled": "leveled", "marvellous": "marvelous", "modelled": "modeled", "modelling": "modeling",
    "signalled": "signaled", "totalled": "totaled", "totalling": "totaling", "travelled": "traveled",
    "travelling": "traveling", "tunnelling": "tunneling", "woollen": "woolen",
}  # fmt: skip
# Words of Britain too, in another meaning or in what an output is not about.
BOTH = frozenset({"check", "checks", "analog", "dialog", "tire", "tires", "while", "toward", "percent", "catalog"})


def _pairs() -> dict[str, str]:
    found = dict(_OTHER)
    for word in _OUR.split():
        for ending in ("", "s", "ed", "ing"):
            found[word + ending] = word.replace("our", "or") + ending
    for word in (*_ISE.split(), *_YSE.split()):
        stem, letters = word[:-2], {"is": "iz", "ys": "yz"}[word[-3:-1]]
        for ending in ("e", "es", "ed", "ing", "er", "ers", *(("ation", "ations") if word.endswith("ise") else ())):
            found[f"{stem[:-1]}{word[-3:-1]}{ending}"] = f"{stem[:-1]}{letters}{ending}"
    for word in _RE.split():
        found |= {word: f"{word[:-2]}er", f"{word}s": f"{word[:-2]}ers"}
    return found


BRITISH = _pairs()
