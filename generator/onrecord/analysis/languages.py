"""Names of languages in English, by the first part of a BCP 47 tag. Source: ISO 639-1."""

from __future__ import annotations

_NAMES = dict(
    entry.split("=")
    for entry in """
    aa=Afar ab=Abkhazian af=Afrikaans ak=Akan am=Amharic ar=Arabic as=Assamese av=Avaric
    ay=Aymara az=Azerbaijani ba=Bashkir be=Belarusian bg=Bulgarian bm=Bambara bn=Bengali
    bo=Tibetan br=Breton bs=Bosnian ca=Catalan ce=Chechen co=Corsican cs=Czech cv=Chuvash
    cy=Welsh da=Danish de=German dv=Divehi dz=Dzongkha ee=Ewe el=Greek en=English
    eo=Esperanto es=Spanish et=Estonian eu=Basque fa=Persian ff=Fulah fi=Finnish fj=Fijian
    fo=Faroese fr=French ga=Irish gd=Gaelic gl=Galician gn=Guarani gu=Gujarati ha=Hausa
    he=Hebrew hi=Hindi hr=Croatian ht=Haitian hu=Hungarian hy=Armenian id=Indonesian ig=Igbo
    is=Icelandic it=Italian ja=Japanese jv=Javanese ka=Georgian kk=Kazakh kl=Kalaallisut
    km=Khmer kn=Kannada ko=Korean ks=Kashmiri ku=Kurdish ky=Kyrgyz la=Latin lb=Luxembourgish
    lg=Ganda ln=Lingala lo=Lao lt=Lithuanian lv=Latvian mg=Malagasy mi=Maori mk=Macedonian
    ml=Malayalam mn=Mongolian mr=Marathi ms=Malay mt=Maltese my=Burmese nb=Norwegian
    ne=Nepali nl=Dutch nn=Norwegian no=Norwegian ny=Chichewa oc=Occitan om=Oromo or=Odia
    os=Ossetian pa=Punjabi pl=Polish ps=Pashto pt=Portuguese qu=Quechua rm=Romansh rn=Rundi
    ro=Romanian ru=Russian rw=Kinyarwanda sa=Sanskrit sd=Sindhi se=Sami sg=Sango si=Sinhala
    sk=Slovak sl=Slovenian sm=Samoan sn=Shona so=Somali sq=Albanian sr=Serbian ss=Swati
    st=Sotho su=Sundanese sv=Swedish sw=Swahili ta=Tamil te=Telugu tg=Tajik th=Thai
    ti=Tigrinya tk=Turkmen tl=Tagalog tn=Tswana to=Tongan tr=Turkish ts=Tsonga tt=Tatar
    ug=Uyghur uk=Ukrainian ur=Urdu uz=Uzbek vi=Vietnamese wo=Wolof xh=Xhosa yi=Yiddish
    yo=Yoruba za=Zhuang zh=Chinese zu=Zulu
    """.split()
)


def language_name(tag: str) -> str:
    """``uk`` → ``Ukrainian``, ``pt-BR`` → ``Portuguese``; the tag itself where it has no name."""
    return _NAMES.get(tag.partition("-")[0].lower(), f'the language "{tag}"')
