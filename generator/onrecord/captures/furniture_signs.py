"""The signs of page furniture: how its headings are worded, and lines that are nothing else.

A wording is added to the block of its reason; wordings are parted by ``|`` or a line's end, and
compared without case. Leave out words that an article uses as a subheading ("the main points").
"""

from __future__ import annotations

import re

RELATED = "related links"
LISTING = "list of other articles"
TAGS = "tags"
SHARING = "share line"
NEWSLETTER = "newsletter box"
COMMENTS = "comment prompt"
CAPTION = "photo caption"
NOTICE = "notice of the page"

#: How headings are worded, by what they announce.
WORDINGS = {
    RELATED: """
        see also|read also|also read|read more|read next|read further|further reading
        more on this|more on this story|more on this topic|more coverage|you may also like
        you might also like|you may also be interested in|don't miss|watch also|related video
        related videos|читайте також|читати також|дивіться також|дивись також|більше на цю тему
        за темою|до теми|читайте также|смотрите также|читать также|по теме|материалы по теме
        siehe auch|lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|weiterlesen
        lire aussi|à lire aussi|voir aussi|à lire également|sur le même sujet|à voir aussi
        lea también|lee también|ver también|véase también|te puede interesar|le puede interesar
        leia também|veja também|saiba mais|leia mais|leggi anche|vedi anche|approfondisci
        czytaj też|czytaj także|zobacz też|zobacz także|przeczytaj także|więcej na ten temat
        lees ook|zie ook|lees meer|läs också|läs mer|les også|læs også|lue myös|loe ka
        skaityk taip pat|čtěte také|čtěte též|přečtěte si také|čítajte tiež|olvassa el
        citește și|citiți și|vezi și|прочетете още|прочитајте и|pročitajte i|diğer haberler
        ayrıca bakınız|bunu da oku|baca juga|xem thêm|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد
        بیشتر بخوانید|קראו גם|भी पढ़ें|相关阅读
        延伸阅读|延伸閱讀|相關閱讀|あわせて読みたい|함께 보기""",
    LISTING: """
        related articles|related article|related stories|related story|related news
        related topics|related posts|related content|related links|related|related coverage
        recommended|recommended for you|recommended stories|recommended articles|more stories
        more news|more from this section|more articles|more headlines|other news|other stories
        top stories|most popular|most read|most viewed|most shared|most commented|popular now
        popular stories|popular articles|trending|trending now|trending stories|the latest
        latest|latest news|latest stories|latest headlines|latest articles|latest updates
        recent posts|recent articles|recent news|editor's picks|editors' picks|editor's choice
        up next|in other news|must read|in case you missed it|what to read next|around the web
        from around the web|from our partners|sponsored|sponsored content|promoted stories
        paid content|найпопулярніше|популярне|популярні новини|останні новини|новини за темою
        схожі новини|інші новини|рекомендуємо|вас може зацікавити|стрічка новин|самое популярное
        популярное|последние новости|другие новости|новости по теме|похожие новости|рекомендуем
        самое читаемое|лента новостей|meistgelesen|meist gelesen|die meistgelesenen artikel
        ähnliche artikel|verwandte artikel|weitere artikel|das könnte sie auch interessieren
        empfohlen|neueste artikel|les plus lus|articles liés|articles similaires
        articles connexes|à la une|dernières actualités|les plus populaires|recommandé pour vous
        más leídas|lo más leído|lo más visto|noticias relacionadas|artículos relacionados
        últimas noticias|recomendados|mais lidas|notícias relacionadas|artigos relacionados
        últimas notícias|più letti|i più letti|articoli correlati|ultime notizie
        najpopularniejsze|najczęściej czytane|powiązane artykuły|podobne artykuły|najnowsze
        polecane|meest gelezen|gerelateerde artikelen|mest lästa|mest läst|relaterade artiklar
        mest lest|nejčtenější|související články|najčítanejšie|súvisiace články|legolvasottabb
        cele mai citite|articole similare|най-четени|свързани статии|najčitanije
        povezane vijesti|en çok okunanlar|ilgili haberler|son haberler|artikel terkait
        berita terkait|terpopuler|berita populer|terkini|tin liên quan|đọc nhiều|الأكثر قراءة
        مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|پربیننده‌ترین|כתבות נוספות|הנקראות ביותר
        相关新闻|相关文章|相關新聞|热门文章|最新消息
        熱門新聞|関連記事|人気記事|ランキング|관련기사|많이 본 뉴스""",
    TAGS: """
        tags|tag|keywords|keyword|topics|topic|filed under|categories|posted in|теги|тег
        ключові слова|темы|ключевые слова|метки|schlagwörter|schlagworte|themen|stichwörter
        mots-clés|mots clés|thèmes|sujets|etiquetas|temas|palabras clave|palavras-chave
        parole chiave|argomenti|etichette|tagi|słowa kluczowe|tematy|trefwoorden|onderwerpen
        taggar|ämnen|emneord|štítky|témata|témy|címkék|etichete|cuvinte cheie|етикети|oznake
        etiketler|anahtar kelimeler|topik|từ khóa|الكلمات المفتاحية
        الوسوم|תגיות|标签|標籤|关键词|タグ
        キーワード|태그""",
    SHARING: """
        share|share this|share this article|share this story|share this page|share on facebook
        share on twitter|share on x|share via email|share article|email this article
        print this article|follow us|follow us on|find us on|поділитися|поділитись|поширити
        поделиться|teilen|artikel teilen|partager|partager cet article|compartir|compartilhar
        condividi|udostępnij|podziel się|sdílet|zdieľať|megosztás|distribuie|сподели|podijeli
        paylaş|bagikan|chia sẻ|مشاركة|شارك|שתפו|分享|シェア|공유""",
    NEWSLETTER: """
        newsletter|newsletters|our newsletter|our newsletters|sign up|subscribe|subscribe now
        розсилка|підписатися|підпишіться|рассылка|подписаться|newsletter abonnieren|abonnez-vous
        s'abonner|suscríbete|suscríbase|inscreva-se|iscriviti|zapisz się|meld je aan|abone ol""",
    COMMENTS: """
        comments|comment|leave a comment|leave a reply|post a comment|add a comment|add comment
        join the conversation|join the discussion|show comments|view comments|have your say
        write a comment|коментарі|коментувати|комментарии|комментировать|kommentare
        kommentar schreiben|commentaires|laisser un commentaire|comentarios|deja un comentario
        comentários|commenti|komentarze|dodaj komentarz|reacties|kommentarer|diskuse|komentáře
        hozzászólások|comentarii|коментари|komentari|yorumlar|komentar|bình luận|التعليقات
        תגובות|评论|評論|コメント|댓글""",
    NOTICE: """
        advertisement|advertisements|advertising|реклама|anzeige|werbung|publicité|publicidad
        publicidade|pubblicità|reklama|advertentie|annons|reklam|iklan|إعلان|广告|廣告|広告""",
}
BY_WORDING = {
    wording.strip(): reason
    for reason, block in WORDINGS.items()
    for row in block.strip().split("\n")
    for wording in row.split("|")
}
#: Any wording; longest first, so that "related articles" is not read as "related".
WORDING = re.compile(
    "|".join(re.escape(wording) for wording in sorted(BY_WORDING, key=lambda w: (-len(w), w))),
    re.IGNORECASE,
)

_NETWORK = (
    r"(?:facebook|twitter|x|x \(twitter\)|linkedin|whatsapp|telegram|viber|reddit|pinterest|"
    r"flipboard|threads|bluesky|mastodon|instagram|youtube|tiktok|pocket|messenger|e-?mail|mail|"
    r"print|copy link|copy|link|save|bookmark|gift|share|pdf|weibo|wechat|vk|друк|drucken|"
    r"imprimer|imprimir|stampa)"
)
_LETTER = (
    r"(?:newsletters?|inbox|e-?mails?|alerts?|updates|briefing|podcasts?|channel|free|now|today)"
)
_TELL_US = r"(?:what do you think\?|let us know|tell us|share your (?:thoughts|views))"
_AGENCY = r"(?:getty images|shutterstock|alamy|epa|unsplash|imago|afp|reuters)"

#: Whole lines that are furniture wherever they stand, without regard to case.
_WHOLE_LINES = {
    SHARING: (
        rf"(?:{_NETWORK}(?:[\s|/,•·]+|$))+",
        rf"(?:share|tweet|pin|post|send|forward)(?: this(?: \w+)?)? (?:on|via|by|to) {_NETWORK}\b"
        r".{0,40}",
        rf"(?:follow|like|find|join) us on {_NETWORK}\b.{{0,80}}",
        r"\d[\d.,]*\s?k? (?:shares?|likes?|views?|retweets?)",
    ),
    NEWSLETTER: (
        rf"(?:sign up|signup|subscribe|register)\b(?=.{{0,120}}\b{_LETTER}\b).{{0,200}}",
        r"(?:get|receive|want)\b.{0,100}\b(?:in|to|into) your (?:inbox|e-?mail|mailbox).{0,100}",
        r"(?:enter )?your e-?mail(?: address)?",
        r"(?:by (?:signing up|subscribing|clicking)\b|you can unsubscribe\b).{0,250}",
        r"(?:download|get) (?:our|the) (?:free )?(?:mobile )?app\b.{0,100}",
        r"підпи(?:сатися|шіться|суйтесь|суйтеся|шись) на .{0,150}",
        r"подпи(?:саться|шитесь|сывайтесь|шись) на .{0,150}",
        r"(?:melden sie sich|abonnieren sie|jetzt)\b.{0,80}\bnewsletter\b.{0,80}",
        r"(?:abonnez-vous|inscrivez-vous|recevez)\b.{0,80}\b(?:newsletter|lettre)\b.{0,80}",
        r"(?:suscr[íi]b\w+|reg[íi]str\w+|inscreva-se)\b.{0,80}\b(?:newsletter|bolet[íi]n)\b.{0,80}",
        r"(?:zapisz się|subskrybuj)\b.{0,120}",
    ),
    COMMENTS: (
        r"\d[\d.,]*\s?(?:comments?|replies|коментар\w*|комментари\w*|kommentare?|commentaires?|"
        r"comentarios?)",
        r"(?:you must be |please )?(?:log(?:ged)? in|sign in|register) to "
        r"(?:post|leave|add|write|view|comment)\b.{0,80}",
        rf"{_TELL_US}\b.{{0,100}}\bcomments?\b.{{0,40}}",
        r"(?:join|be the first to join) the (?:conversation|discussion|debate).{0,60}",
        r"be the first to comment.{0,20}",
    ),
    NOTICE: (
        r"(?:story|article|scroll|text) continues? (?:below|after).{0,60}",
        r"(?:advertisement|ad|sponsored)(?:\s+[-–—|]\s.{0,60})?",
        r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|comments|article).{0,20}",
        r"(?:listen to|play|watch) this (?:article|story|video|audio)(?:\W.{0,40})?",
        r"\d+ min(?:ute)?s? read|reading time:? .{1,20}|loading\W*",
        r"(?:back to top|click here(?: to .{1,80})?|load more|show more|view all|see all|"
        r"read full (?:story|article))\W*",
        r"(?:copyright\s*(?:©|\(c\)|\d{4}|[:–-])|©|\(c\)\s*\d{4}).{0,200}",
        r".{0,120}\ball rights reserved\b.{0,160}",
        r"(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
        r"усі права захищен|все права защищен).{0,100}",
        r"(?:we use cookies|this (?:web)?site uses cookies|accept (?:all )?cookies).{0,200}",
    ),
    CAPTION: (
        r"\[?(?:photo|image|picture|file photo|illustration|graphic|video)s?"
        r"(?: (?:by|credit|courtesy|source)\b|\s*[:：]).{1,250}",
        r"(?:фото|світлина|ілюстрація|иллюстрация|foto|bild|abbildung|fotografía|imagen|imagem|"
        r"zdjęcie|fot\.|写真|图片|圖片)\s*[:：©/(].{1,200}",
        r"file(?: photo)?(?::|\s+[-–—]\s|[–—]).{1,400}",
        r"(?:an? )?(?:undated |recent )?(?:handout|file|archive|combination|screen ?grab) "
        r"(?:photo(?:graph)?|picture|image|still)\b.{0,300}",
        r".{0,400}\((?:(?:[\w. ]{1,40} )?photo(?:/| by\b| courtesy)|(?:photo|image|picture)s?:|"
        r"getty images|afp via|ap via|reuters/)[^()]{0,120}\)",
        rf".{{0,200}}(?:[/|©]\s?{_AGENCY}|via getty images)[\w /.,()-]{{0,40}}",
        r"(?:getty images|shutterstock|alamy|istock)[\w /.,()-]{0,60}",
    ),
}
WHOLE_LINES = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, patterns in _WHOLE_LINES.items()
    for pattern in patterns
)
