"""Word lists: verbs that introduce speech, words for people and bodies, given names.

They are plain data for English news prose. A list need not be complete: what is not in it is
judged by its place in the sentence.
"""

from __future__ import annotations

#: Verbs of saying and thinking with their forms; the first is the one reported as the cue.
_SPEECH = """
say says said saying; tell tells told telling; add adds added adding; ask asks asked asking;
reply replies replied replying; answer answers answered answering;
respond responds responded responding; retort retorts retorted retorting;
counter counters countered countering; insist insists insisted insisting;
argue argues argued arguing; claim claims claimed claiming; assert asserts asserted asserting;
declare declares declared declaring; state states stated stating;
announce announces announced announcing; explain explains explained explaining;
note notes noted noting; observe observes observed observing;
remark remarks remarked remarking; comment comments commented commenting;
warn warns warned warning; caution cautions cautioned cautioning;
acknowledge acknowledges acknowledged acknowledging; admit admits admitted admitting;
concede concedes conceded conceding; confirm confirms confirmed confirming;
deny denies denied denying; recall recalls recalled recalling;
remember remembers remembered remembering; continue continues continued continuing;
conclude concludes concluded concluding; promise promises promised promising;
pledge pledges pledged pledging; vow vows vowed vowing; swear swears swore swearing;
urge urges urged urging; demand demands demanded demanding;
plead pleads pleaded pleading; beg begs begged begging; appeal appeals appealed appealing;
suggest suggests suggested suggesting; propose proposes proposed proposing;
stress stresses stressed stressing; emphasize emphasizes emphasized emphasizing;
emphasise emphasises emphasised emphasising; underline underlines underlined underlining;
underscore underscores underscored underscoring; reiterate reiterates reiterated reiterating;
repeat repeats repeated repeating; maintain maintains maintained maintaining;
contend contends contended contending; allege alleges alleged alleging;
complain complains complained complaining; lament laments lamented lamenting;
joke jokes joked joking; quip quips quipped quipping; laugh laughs laughed laughing;
shout shouts shouted shouting; yell yells yelled yelling; cry cries cried crying;
scream screams screamed screaming; whisper whispers whispered whispering;
mutter mutters muttered muttering; murmur murmurs murmured murmuring;
exclaim exclaims exclaimed exclaiming; chant chants chanted chanting;
snap snaps snapped snapping; sigh sighs sighed sighing; muse muses mused musing;
write writes wrote writing; post posts posted posting; tweet tweets tweeted tweeting;
retweet retweets retweeted retweeting; text texts texted texting;
read reads read reading; testify testifies testified testifying;
agree agrees agreed agreeing; disagree disagrees disagreed disagreeing;
object objects objected objecting; protest protests protested protesting;
think thinks thought thinking; believe believes believed believing;
feel feels felt feeling; hope hopes hoped hoping; fear fears feared fearing;
predict predicts predicted predicting; estimate estimates estimated estimating;
report reports reported reporting; reveal reveals revealed revealing;
disclose discloses disclosed disclosing; describe describes described describing;
call calls called calling; brand brands branded branding; label labels labelled labeled labelling
labeling; term terms termed terming; deem deems deemed deeming;
characterize characterizes characterized characterizing;
characterise characterises characterised characterising;
denounce denounces denounced denouncing; condemn condemns condemned condemning;
decry decries decried decrying; blast blasts blasted blasting; slam slams slammed slamming;
criticize criticizes criticized criticizing; criticise criticises criticised criticising;
attack attacks attacked attacking; accuse accuses accused accusing;
blame blames blamed blaming; dismiss dismisses dismissed dismissing;
reject rejects rejected rejecting; hail hails hailed hailing; praise praises praised praising;
welcome welcomes welcomed welcoming; celebrate celebrates celebrated celebrating;
mock mocks mocked mocking; deride derides derided deriding; ridicule ridicules ridiculed
ridiculing; lambaste lambastes lambasted lambasting; chide chides chided chiding;
rebuke rebukes rebuked rebuking; applaud applauds applauded applauding;
cite cites cited citing; quote quotes quoted quoting; invoke invokes invoked invoking;
refer refers referred referring; offer offers offered offering; boast boasts boasted boasting;
caption captions captioned captioning; joke jokes joked joking; tease teases teased teasing;
scoff scoffs scoffed scoffing; sneer sneers sneered sneering; fume fumes fumed fuming;
thunder thunders thundered thundering; interject interjects interjected interjecting;
interrupt interrupts interrupted interrupting; intervene intervenes intervened intervening;
volunteer volunteers volunteered volunteering; relate relates related relating;
recount recounts recounted recounting; instruct instructs instructed instructing;
order orders ordered ordering; advise advises advised advising; invite invites invited inviting;
assure assures assured assuring; inform informs informed informing;
remind reminds reminded reminding; request requests requested requesting;
threaten threatens threatened threatening; signal signals signalled signaled signalling signaling;
indicate indicates indicated indicating; hint hints hinted hinting; imply implies implied implying;
confess confesses confessed confessing; apologize apologizes apologized apologizing;
apologise apologises apologised apologising; speculate speculates speculated speculating;
reflect reflects reflected reflecting; reason reasons reasoned reasoning;
venture ventures ventured venturing; declare declares declared declaring;
proclaim proclaims proclaimed proclaiming; profess professes professed professing;
counsel counsels counselled counseling; object objects objected objecting;
rule rules ruled ruling; find finds found finding; credit credits credited crediting;
thank thanks thanked thanking; salute salutes saluted saluting; grumble grumbles grumbled
grumbling; shrug shrugs shrugged shrugging; smile smiles smiled smiling; grin grins grinned
grinning; nod nods nodded nodding; bark barks barked barking; roar roars roared roaring;
sing sings sang singing; begin begins began beginning; open opens opened opening;
end ends ended ending; wonder wonders wondered wondering; voice voices voiced voicing;
express expresses expressed expressing; echo echoes echoed echoing; joke jokes joked joking;
fire fires fired firing; shoot shoots shot shooting; hit hits hit hitting; push pushes pushed
pushing; press presses pressed pressing; put puts put putting; go goes went going;
tout touts touted touting; decline declines declined declining; promise promises promised
promising; defend defends defended defending; depict depicts depicted depicting;
portray portrays portrayed portraying; liken likens likened likening;
compare compares compared comparing; list lists listed listing; caution cautions cautioned
cautioning; commit commits committed committing; vent vents vented venting;
bemoan bemoans bemoaned bemoaning; advocate advocates advocated advocating;
advance advances advanced advancing; tag tags tagged tagging; email emails emailed emailing;
message messages messaged messaging; specify specifies specified specifying;
reassure reassures reassured reassuring; commend commends commended commending;
reckon reckons reckoned reckoning; expect expects expected expecting; want wants wanted wanting;
vouch vouches vouched vouching; attest attests attested attesting; riff riffs riffed riffing;
rail rails railed railing; gush gushes gushed gushing; crow crows crowed crowing;
deadpan deadpans deadpanned; opine opines opined opining; cheer cheers cheered cheering;
implore implores implored imploring; pronounce pronounces pronounced pronouncing;
anticipate anticipates anticipated anticipating; foresee foresees foresaw; bellow bellows bellowed;
blare blares blared blaring; hiss hisses hissed; intone intones intoned; huff huffs huffed;
wail wails wailed; sob sobs sobbed; chuckle chuckles chuckled; chime chimes chimed;
sniff sniffs sniffed; mumble mumbles mumbled; retaliate retaliates retaliated; vent vents vented;
inquire inquires inquired; enquire enquires enquired; ponder ponders pondered;
clarify clarifies clarified; elaborate elaborates elaborated; summarize summarizes summarized;
paraphrase paraphrases paraphrased; coach coaches coached; encourage encourages encouraged;
exhort exhorts exhorted exhorting; bristle bristles bristled; caricature caricatures caricatured;
trumpet trumpets trumpeted trumpeting; champion champions championed championing;
lie lies lied; hold holds held; favor favors favored; mean means meant
"""

#: Base form by form.
CUES: dict[str, str] = {}
for _entry in _SPEECH.replace("\n", " ").split(";"):
    _forms = _entry.split()
    for _form in _forms:
        CUES.setdefault(_form, _forms[0])

#: They introduce speech only where the quotation follows at once, or after a colon.
WEAK_CUES = frozenset(
    "put go begin open end read sing hit push press fire shoot hold find rule lie mean want "
    "expect list offer cite welcome order appeal advance commit invite report decline agree "
    "shrug smile grin nod favor refer signal credit thank continue".split()
)
#: They do so only where nothing stands between them and the quotation but a comma or colon.
NARROW_CUES = frozenset(
    "begin open end hit push press fire shoot find rule lie mean list offer sing read order "
    "advance commit invite agree shrug smile grin nod continue".split()
)
#: What somebody is said to think is said by whoever says so.
BELIEVING = frozenset("believe think feel hope fear want expect reckon wonder".split())
#: What a verb of these says is how somebody is or was called: the quotation is a judgement.
JUDGING = frozenset(
    "call describe brand label term deem characterize characterise denounce condemn decry dismiss "
    "reject hail praise deride mock".split()
)
#: A quotation after one of these, with a person for a subject, is speech even if it is short.
AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did will would shall should can could may "
    "might must wo ca isn't wasn't didn't doesn't don't hasn't haven't hadn't won't wouldn't "
    "couldn't can't cannot ain't aren't weren't".split()
)
#: Common verbs that are no cues but end a phrase for a person.
VERBS = frozenset(
    "made makes make took takes take came comes come got gets get gave gives give left leaves "
    "kept keeps keep knew knows know saw sees see became becomes become sat sits stood stands "
    "ran runs run met meets meet won wins lost loses sent sends brought brings bought sold led "
    "leads built builds spoke speaks speak began begins seemed seems appeared appears refused "
    "refuses tried tries used uses lived lives worked works moved moves turned turns looked looks "
    "wore held set sets let lets paid pays played plays walked walks talked talks returned "
    "returns arrived arrives died dies voted votes signed signs visited visits joined joins "
    "faced faces raised raises issued issues released releases launched opened opens closed "
    "closes ended ends failed fails rose rises fell falls grew grows hung hangs threw throws "
    "drew draws chose chooses wanted wants needed needs helped helps showed shows ordered put "
    "puts went goes denied happened happens remains remained deserves loves hates owns "
    "keeps snorts shrugs laughs smiles nods sighs pointed points shook raised stopped stops "
    "started starts stayed stays waited waits pushed watched followed follows served serves "
    "seeks sought reached carries carried covers covered passed passes heads chairs runs".split()
)
DETERMINERS = frozenset(
    "a an the this these those his her their its our my your one two three four five six seven "
    "eight nine ten eleven twelve dozen dozens several some many most few both each every another "
    "other all any no scores hundreds thousands".split()
)
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion half".split()
)
NOUNS_IN_LY = frozenset("weekly daily monthly quarterly family ally assembly supply reply".split())
PRONOUNS = frozenset("he she they it we i you who him them".split())
POSSESSIVES = frozenset("his her their its".split())
PREPOSITIONS = frozenset(
    "of in on at to for from by with about after before during against between among amid into "
    "onto over under near through throughout without within across behind beyond despite since "
    "until till upon via toward towards outside inside around above below beneath beside besides "
    "like unlike as per off out up down along alongside including regarding concerning following "
    "than except ahead".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor so yet while whereas when where because although though if unless that which "
    "whose whether whom what how why once whenever".split()
)
ADVERBS = frozenset(
    "also later then nevertheless nonetheless moreover furthermore besides indeed thus therefore "
    "hence otherwise likewise similarly consequently accordingly conversely much  now still even "
    "just only already again once here there too soon often "
    "never always ever not perhaps instead meanwhile however earlier recently today yesterday "
    "tomorrow tonight first last finally further ago almost nearly back twice long once "
    "initially originally previously subsequently reportedly apparently though himself herself "
    "themselves itself simply repeatedly both all".split()
)

#: Words for a person's function, by number; adjectives before them need no list.
ROLES = frozenset(
    """
    activist actor actress adviser advisor agent aide ally ambassador analyst anchor archbishop
    architect artist assistant associate astronaut athlete attorney author baker banker baron
    barrister bishop blogger boss boxer boy brother buyer candidate captain cardinal caller
    campaigner carer cashier catcher ceo chair chairman chairperson chairwoman chancellor chaplain
    chef chemist chief child choreographer citizen classmate clergyman cleric clerk climber coach
    colleague collector colonel columnist comedian commander commentator commissioner companion
    composer comptroller congressman congresswoman constable consul consultant contractor
    convenor coordinator coroner correspondent councillor councilman councilor councilwoman
    counsel counterpart cousin creator critic curator customer cyclist dancer daughter deacon
    dealer dean defender delegate demonstrator dentist deputy designer detective developer
    diplomat director dissident doctor driver duchess duke economist editor emissary employee
    employer engineer entrepreneur envoy evacuee executive expert eyewitness fan farmer father
    fellow filmmaker firefighter fisherman forecaster foreman founder friend gardener general
    geologist girl goalkeeper governor grandfather grandmother grower guard guide guitarist
    headmaster headteacher historian host hostess hunter husband hydrologist imam insider
    inspector inventor investigator investor journalist judge juror justice keeper king landlord
    lawmaker lawyer leader lecturer librarian lieutenant linguist lobbyist magistrate major
    maker man manager marshal mayor mechanic mediator member meteorologist midfielder midwife
    minister moderator monarch monk mother mp musician nanny negotiator neighbor neighbour nephew
    niece novelist nun nurse officer official oligarch ombudsman onlooker operator opponent
    organiser organizer owner painter parent parliamentarian partner passenger passer-by pastor
    patient patrolman peer person philanthropist philosopher photographer physician physicist
    pilot planner player playwright poet policeman politician pollster pope porter premier
    presenter president priest prime-minister prince princess principal producer professor
    prosecutor protester protestor psychiatrist psychologist publicist publisher queen rabbi
    rancher reader rebel receptionist referee refugee regulator reporter representative
    researcher resident retiree reverend reviewer rider rival sailor salesman scholar scientist
    scout screenwriter secretary senator sergeant shareholder shepherd sheriff shopkeeper singer
    sister skipper soldier solicitor son soprano source speaker specialist spokesman spokesperson
    spokeswoman sportsman staffer statesman statistician strategist striker student superintendent
    supervisor supplier supporter surgeon survivor teacher teammate teenager tenant tenor
    therapist tourist tradesman trader trainer translator traveller treasurer trustee tutor
    tycoon under-secretary undersecretary uncle unionist user utility veteran vicar victim
    viewer villager visitor volunteer voter waiter waitress warden widow wife winner witness
    woman worker writer youth apprentice auctioneer astronomer biologist botanist conductor
    drummer treasurer churchwarden prefect fly-half newcomer insider whistleblower intern
    half-brother half-sister brother-in-law sister-in-law mother-in-law father-in-law son-in-law
    daughter-in-law grandson granddaughter aunt bride groom heir heiress nominee appointee
    frontrunner incumbent challenger donor bundler operative surrogate
    """.split()
)
#: People in the plural, and words that are plural as they stand.
PLURAL_ROLES = frozenset(
    [role + "s" for role in ROLES]
    + [role[:-3] + "men" for role in ROLES if role.endswith("man")]
    + [role[:-1] + "ies" for role in ROLES if role.endswith("y")]
    + "locals police people authorities staff crew parents children wives critics officials women "
    "men "
    "families residents workers members witnesses sources prosecutors scientists bosses "
    "protesters opponents lawmakers ministers others rebels".split()
)
#: They are always an unnamed person: a definite one goes back to its own first mention.
UNNAMED_ROLES = frozenset(
    "official officials source sources diplomat diplomats aide aides person people insider "
    "insiders employee employees neighbour neighbor neighbours neighbors resident residents "
    "witness witnesses fan user regulator lawmaker banker evacuee juror juror onlooker staffer "
    "staffers delegate delegates engineer soldier student analyst".split()
)
FEMALE_ROLES = frozenset(
    "actress chairwoman congresswoman councilwoman spokeswoman businesswoman policewoman queen "
    "princess duchess baroness countess mother wife widow daughter sister aunt grandmother "
    "granddaughter niece girl woman nun waitress hostess heiress bride midwife saleswoman "
    "schoolgirl stepmother mother-in-law sister-in-law lady dame ms mrs miss madame mme "
    "girlfriend ballerina soprano sister-in-law".split()
)
MALE_ROLES = frozenset(
    "chairman congressman councilman spokesman businessman policeman king prince duke baron count "
    "father husband widower son brother uncle grandfather grandson nephew boy man monk waiter "
    "priest pope cardinal archbishop imam fisherman salesman statesman schoolboy stepfather "
    "brother-in-law lord sir mr herr monsieur boyfriend tenor fireman foreman fr rabbi "
    "father-in-law half-brother".split()
)
#: Abbreviated titles and what they stand for.
TITLES = {
    "mr": "mr", "mrs": "mrs", "ms": "ms", "miss": "miss", "dr": "doctor", "prof": "professor",
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "maj": "major",
    "cpl": "corporal", "adm": "admiral", "rev": "reverend", "hon": "honourable", "sir": "sir",
    "lord": "lord", "lady": "lady", "dame": "dame", "st": "saint", "cmdr": "commander",
    "supt": "superintendent", "det": "detective", "insp": "inspector", "atty": "attorney",
    "pres": "president", "sister": "nun", "brother": "monk", "father": "priest",
    "king": "king", "queen": "queen", "prince": "prince", "princess": "princess",
    "pope": "pope", "sheikh": "sheikh", "herr": "mr", "frau": "mrs", "madame": "mrs",
    "monsieur": "mr", "baroness": "baroness", "baron": "baron", "count": "count",
    "countess": "countess", "justice": "judge", "cllr": "councillor", "asst": "assistant",
    "brig": "brigadier", "vice": "vice", "deputy": "deputy", "acting": "acting",
    "former": "former", "ex": "former", "first": "first", "chief": "chief",
}  # fmt: skip
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gov sen rep gen col lt sgt capt maj cpl adm rev hon st cmdr supt det insp "
    "atty pres jr sr vs etc no jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd "
    "dept univ u.s u.k u.n e.u d.c a.m p.m cllr asst brig messrs mt ft approx est ave blvd".split()
)
#: A name with one of these is a body, not a person.
BODY_WORDS = frozenset(
    """
    academy administration agency air airlines airport airports airways alliance army assembly
    association authority bank board brigade broadcasting brothers bureau business cabinet campaign
    capital center central centre chamber church clinic club coalition college command commission
    committee company confederation congress consortium corp corporation council county court
    defence defense delegation department directorate division embassy enterprises exchange
    federation financial firm force forces forum foundation front fund gallery general government
    group guild hall health high holdings hospital house inc institute institution intelligence
    international ispp journal kremlin laboratory labs league ltd media ministry mission motors
    museum national nations network news observatory office optics opera orchestra organisation
    organization parliament partners party patrol people's police post press productions program
    programme project prosecutors publishing records region republic research reserve school
    secretariat securities senate service services society staff state studio studios supreme
    survey syndicate systems technologies television theater theatre times treasury tribunal trust
    union united university watch weekly workers times post herald tribune gazette mirror
    airlines rangers rovers fc afc
    """.split()
)
#: Lower-case words for a body: "the ministry said".
BODIES = frozenset(
    """
    academy administration agency airline alliance army assembly association authority bank board
    bureau cabinet campaign center centre chamber charity church city clinic club coalition college
    commission committee company confederation congress consortium corporation council court
    delegation department embassy factory federation firm force forum foundation fund gallery
    government group guild hospital institute junta kremlin label laboratory league maker ministry
    mission museum navy network newspaper observatory office operator opposition organisation
    organization palace panel parliament party police presidency prosecution publisher regulator
    regiment retailer school secretariat senate service side society squad state studio team
    tribunal trust union university utility watchdog
    """.split()
)
#: A name with one of these, or after a word of place, is no speaker.
PLACE_WORDS = frozenset(
    "bay beach bridge canal cape castle city coast county creek dam desert district falls field "
    "fields forest gulf harbor harbour heights hill hills island islands isle lake mount mountain "
    "mountains park peninsula point port province river road sea square strait street town "
    "valley village wood avenue gap station airport".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sept sep "
    "oct nov dec christmas easter".split()
)
PARTICLES = frozenset(
    "de la le du da das dos di del della van von der den ter ten bin ibn bint al el ben abu zu af "
    "av y e mac o".split()
)
#: Writings that speak for whoever wrote them.
DOCUMENTS = frozenset(
    "statement letter post message tweet email e-mail reply note text memo speech article book "
    "report document caption sign banner placard notice leaflet poster draft resolution "
    "communique communiqué agreement declaration filing lawsuit complaint ruling order op-ed "
    "editorial column release comment blog thread invitation advertisement ad website petition "
    "verdict opinion testimony transcript manifesto headline inscription".split()
)
WORKS = frozenset(
    "book novel film movie song single album track play musical series show sitcom documentary "
    "report essay article poem painting sculpture exhibition podcast programme program column "
    "memoir opera ballet symphony episode sequel short ballad anthem hit biography autobiography "
    "comedy drama thriller game magazine journal paper study lecture speech chapter hymn cartoon "
    "sketch feature opener book titled entitled called named author star stars starred writer of "
    "screenplay reading bestseller".split()
)

_FEMALE = """
ada adele agatha agathe agnes aisha alana alba alexandra alice alicia alina alison amal amanda
amelia amina amira amy ana anastasia andrea angela angelica anika anita anja ann anna anne annika
antonia april ariana ashley astrid audrey aurora ava aya ayesha barbara beatrice beatrix becky
belinda bella beth bethany bettina betty beverly bianca birgit bonnie brenda bridget bridie
brigitte britta caitlin camila camilla candice carla carmen carol caroline carolyn cassandra
catherine cecilia celeste celia charlotte chiara chloe christina christine cindy claire clara
clarissa claudia colette connie constance cora cosima courtney cynthia daisy dana daniela daphne
daria deborah debbie deirdre delia della denise diana diane dilys dolores donna dora doris dorothy
ebba edith edna eileen elaine eleanor elena elif elisa elisabeth elise eliza elizabeth ella ellen
elsa elsie elspeth elvira emilia emily emma emmeline erica erika erin esme esther ethel eugenia
eva eve evelyn faith fatima fatma felicity fiona flora florence frances francesca freya frida
frieda gabriela gail gemma georgia georgina geraldine gertrude gilda gina giulia gladys glenda
gloria grace greta gretchen gwen gwendolyn hailey hannah hannelore harriet hazel heather hedda
heidi helen helena helga henrietta henrike hilary hilda hillary holly hope ida ilse imogen ines
inga ingrid irena irene irina iris irma isabel isabella isla isolde ivy jacqueline jade jana jane
janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna jocelyn johanna
josephine joy joyce juanita judith judy julia juliana julie june karen karin karina kate katarina
katarzyna katherine kathleen kathryn katie katya kayla kelly kim kimberly kirsi kirsten kristen
kristin kristina ksenia kseniia kseniya kylie lara larisa laura lauren layla lea leah leila lena
leona leonie leonora leslie leticia lidia lila lilian lily linda lisa liv liz lois lola lorna
lorraine louisa louise lucia lucille lucinda lucy lydia mabel madeleine magda maggie maia malala
mara margaret margarita margot marguerite maria mariam marianne marie marilyn marina marion marisol
marjorie marlene marta martha mary matilda maud maureen maya meg megan melanie melissa mercedes
mia michelle mila mildred millie mina miranda miriam moira molly mona monica morgana muriel myra
nadia nadine nan nancy naomi natalia natalie natasha nell nicola nicole nina noor nora norma odette
odile olena olga olive olivia oksana ottoline paloma pamela patricia paula pauline pearl penelope
penny petra philippa phoebe phyllis pilar polly priya rachel ramona rashida raquel rebecca regina
renata rhoda rhonda rita roberta rosa rosalind rose rosemary roswitha roxanne ruby ruth sabina
sabine sabrina sally samantha sandra sara sarah saskia selena selma serena shannon sharon sheila
shirley sigrid silvia simone sofia solène sonia sonja sophia sophie stacy stella stephanie
sue sunniva susan susana susanne suzanne svetlana sybil sylvia tabitha tallulah tamara tamsin tania
tanya tara tatiana tatyana teresa tess thelma theresa tina toni tracy trudy uma ulla ursula uta
valentina valeria vanessa vera verena veronica vesna victoria viola violet virginia vivian vivienne
wanda wanjiru wendy wilhelmina wilma winifred yara yasmin yelena yolanda yulia yvette yvonne zara
zelda zoe zora zsófia zuzana
"""
_MALE = """
aaron abdul abdullah abel abelard abraham adam adrian ahmad ahmed aidan al alan albert alberto
aleksandr alessandro alex alexander alexei alexey alfred ali alistair allan allen alvin amadou amos
anders andre andreas andrei andrew andriy andy angus anselm anthony anton antonio archie ari armand
arnold arthur artur asher augustus austin axel barack barnaby barry bart bartholomew bashir basil
ben benedict benjamin bernard bernie bert bill billy björn bob bogdan bohdan boris brad bradley
brandon brendan brent brett brian bruce bruno bryan byron caleb calvin carl carlos casimir cecil
cedric cesar chad charles charlie chester chris christian christoph christopher clarence claude
clement clifford clive clyde colin conrad constantin craig curtis cyril cyrus dale damian damon dan
daniel danny darren dashiell dave david davit dean dennis derek dermot desmond dev dick diego dieter
dimitri dirk dmitri dmitry dmytro dominic don donald douglas drew duncan dustin dwight dylan earl
ed eddie edgar edmund eduardo edward edwin eli elias elijah elliot emeka emil emmanuel enrique eric
erik ernest ervin ethan eugene evan evgeny ezra fabian felix ferdinand fergus fernando floyd francis
francisco frank franklin fred frederick fritz gabriel gareth gary gavin gene geoff geoffrey george
gerald gerard gerrit gilbert giles giorgi glen glenn gordon graham grant greg gregory grigory guido
gunnar gus gustav guy hamish hank hans harald harold harrison harry hassan heinrich hector helmut
henrik henry herbert herman horace howard hubert hugh hugo humphrey ian ibrahim igor ilya imran
irakli isaac ismail ivan ivo jack jacob jacques jaime jake jamal james jamie jan jared jason javier
jay jeff jeffrey jens jeremy jerome jerry jesse jim jimmy joachim joaquin joe joel johan johann
john johnny jon jonah jonas jonathan jonty jorge jose josef joseph josh joshua juan julian julio jun
julius jürgen justin kaspar kai kamal karim karl keith kemal ken kenneth kevin khaled klaus kofi
konrad konstantin kurt kyle lance lars laurence lawrence leo leon leonard leroy lewis liam lionel
lloyd logan lorenzo louis luc luca lucas luigi luis luke luther magnus malcolm manuel marc marcel
marco marcus mario marius mark marko markus martin marvin mateusz matt matteo matthew maurice max
maxim mehmet michael miguel mike mikhail milan miles milo milton mirko mitchell mohamed mohammed
morris moses muhammad murray mustafa mykola nasser nathan nathaniel neil nelson nicholas nick
nicolas nigel nikolai nils noah norbert norman oleg oleksandr oliver olivier omar ondrej orlando
oscar oskar osman oswald otto owen pablo paddy pascal pat patrick paul pavel pavlo pedro per
percival
percy peregrine perry peter petr petro philip philippe phil pierre piet piotr quentin rafael raj
ralph ramon randall randy rashid raul ravi ray raymond reg reginald reinhard rené reuben rex reza
rhys ricardo richard rick rikard rob robert roberto robin rod roderick rodney rodrigo roger roland
rolf roman ron ronald rory ross rowan roy ruben rudolf rudy rufus rupert russell ryan salman sam
samir samuel sandro santiago saul scott sean sebastian serge sergei sergey serhiy seth shane sidney
simon sinan solomon spencer stan stanislav stanley stefan stellan stephen sterling steve steven
stewart stuart sven tariq ted terence terry theo theodore thomas tim timothy tobias toby todd tom
tomas tomasz tony torvald travis trevor tristan tyler ulrich umar vadim valentin victor viktor
vincent vitaly vitali vlad vladimir volodymyr wade wallace walt walter warren wayne wesley wilfred
wilhelm will william winston wolfgang xavier yuri yusuf yves zachary zoltan
"""
FEMALE_NAMES = frozenset(_FEMALE.split())
MALE_NAMES = frozenset(_MALE.split())
