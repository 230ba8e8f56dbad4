"""What is said of wanting to be no more, in plain words without capitals, accents or commas.

`.*` in a phrase stays within one clause. A phrase that `can_be_denied` counts for nothing after
*niet*, *nooit*, *geen* or *zonder* in its clause; the others hold their own *niet*.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    id: str
    says: str
    unless: str = ""
    can_be_denied: bool = False


# *maar* is also said in the middle of a wish: *was ik maar*.
SPLITS = r"[.!?;:,()\n]|\bmaar (?=ik|we|wij|mijn|m'n|het|hij|ze|dat|de|toch|nu|soms)\b|\b(?:en|want(?! to)|omdat|terwijl)\b"  # noqa: E501
_SO = r"(?: (?:echt|gewoon|soms|vaak|het liefst|liefst|liever|alleen|maar|eigenlijk|nu|zo|graag|wel|even|ook|zelf|al|steeds|weer|bijna|op deze manier|vandaag|vannacht|morgen))*"  # noqa: E501
_WANT = r"(?:wil|wilde|wou|willen|zou willen|wens|verlang)"
_LIFE = r"(?:leven|bestaan|hier zijn|er zijn)"

DENIALS = frozenset(("niet", "nooit", "geen", "zonder", "niks", "nergens"))
PHRASES = (
    Phrase(
        "no_longer_live",
        rf"{_WANT}(?: ik)?{_SO} niet (?:meer )?(?:zo )?(?:verder |door )?{_LIFE}"
        rf"|{_WANT} (?:het|dit|mijn) leven niet meer|niet verder (?:willen |wil )?leven"
        r"|niet meer (?:willen|wil|wilt|wilde) leven"
        rf"|zou{_SO} niet meer willen leven"
        r"|(?:het|mijn) leven (?:hoeft|heeft)(?: voor mij| van mij)? (?:niet|geen zin) meer"
        r"|(?:voor|van) mij hoeft het (?:leven |allemaal |echt )*niet meer"
        r"|hoeft het (?:leven |allemaal )*(?:voor|van) mij niet meer"
        r"|geen zin meer in (?:het|dit|mijn) leven|zie (?:ik )?het leven niet meer zitten"
        r"|zie (?:ik )?het(?: allemaal| echt| gewoon)* niet meer zitten"
        r"|(?:klaar|helemaal klaar) met (?:het|dit|mijn) leven|levensmoe",
        unless=r"zitten (?:om|met|dat)|levensmoe (?:is|zijn) (?:ze|hij|zij)",
    ),
    Phrase("no_longer", rf"^ik (?:kan niet meer ik )?{_WANT}{_SO} niet meer$|^wil niet meer$"),
    Phrase(
        "dead",
        rf"{_WANT}(?: ik)?{_SO} dood|was ik{_SO} dood|dat ik{_SO} dood (?:was|ben|ging)"
        rf"|liever dood|dood (?:willen|wil|wilt|wens)|doodswens|beter dood|kon ik{_SO} dood"
        r"|verlang(?:en)? naar de dood|want(?: to)? die|wish i (?:was|were) dead",
        unless=r"(?:wil|wilde|wou)(?: ik)? niet dood|dood van|dood (?:gewicht|hout|punt|spoor)",
    ),
    Phrase(
        "end_it",
        r"(?:maak|maakt|maakte|maken)(?: ik)?(?: \w+){0,3} er (?:\w+ ){0,2}einde? aan"
        r"|er (?:\w+ ){0,2}een einde? aan (?:te )?(?:maak|maakt|maakte|maken|gemaakt)"
        r"|einde? (?:\w+ )?aan (?:mijn|zijn|haar|dit|het|hun) leven|eruit stap(?:pen)?"
        r"|uit het leven (?:te )?stap(?:pen)?|stap (?:ik )?(?:er ?uit|uit het leven)"
        r"|(?:end|take) my (?:own )?life|end it all|kill(?:ing)? myself",
        unless=r"aan (?:de|deze|die|dat|mijn|het) (?:pijn|behandeling|relatie|gesprek|oefening"
        r"|therapie|discussie|ruzie|abonnement|traject|contract)|bed|auto|bus|trein uit|douche|bad",
        can_be_denied=True,
    ),
    Phrase(
        "suicide",
        r"zelfmoord\w*|zelfdoding\w*|suicid\w*|suicide\w*|euthanasiewens",
        unless=r"zelfmoordpreventie|zelfdodingspreventie|(?:pleegde|gepleegd|overleden"
        r"|overleed|verloren)|boek|film|documentaire|cijfers|onderzoek(?:ers)?|lezing|folder",
        can_be_denied=True,
    ),
    Phrase(
        "not_wake",
        r"niet meer wakker (?:te )?(?:hoeven |hoefde |te |wil |willen )*word(?:en|t)?"
        r"|niet meer wakker (?:hoeven|hoefde|werd)|nooit meer wakker|voor altijd slapen"
        r"|inslapen en niet meer",
        unless=r"wakker (?:te )?(?:worden |word |wordt |werd )?van",
    ),
    Phrase(
        "burden",
        r"(?:iedereen|jullie|allemaal|mijn gezin|mijn familie|mijn kinderen|mijn man|mijn vrouw)"
        r"(?: \w+){0,3} (?:tot last|beter af zonder mij|beter zonder mij)"
        r"|tot last van (?:iedereen|mijn gezin|mijn familie)"
        r"|(?:zonder mij|als ik er niet(?: meer)? ben)(?: \w+){0,3} beter af"
        r"|beter af als ik er niet(?: meer)? ben",
        unless=r"niemand tot last|niet tot last|geen last",
    ),
    Phrase(
        "farewell",
        r"afscheidsbrie(?:f|ven)|afscheidsbriefje",
        unless=r"collega\w*|werk|baas|school|club|team|praktijk|huisarts",
        can_be_denied=True,
    ),
    Phrase(
        "pills",
        r"(?:pillen|medicijnen|tabletten|slaappillen|pijnstillers|morfine|oxycodon)(?: \w+){0,4}"
        r" (?:opgespaard|bij elkaar gespaard|opsparen|op te sparen|in een keer|tegelijk innemen)"
        r"|spaar(?: ik)?(?: \w+){0,3} (?:pillen|medicijnen|slaappillen)(?: \w+){0,2} op"
        r"|overdosis (?:nemen|innemen|slikken|genomen)|alle pillen (?:slikken|innemen|nemen)",
        can_be_denied=True,
    ),
    Phrase(
        "hurt_myself",
        r"mezelf(?: \w+){0,3} (?:iets|wat) (?:aan ?(?:te )?do(?:en|e)|aandoe|aangedaan)"
        r"|doe(?: ik)? mezelf(?: \w+){0,2} (?:iets|wat) aan"
        r"|(?:snij|snijd|kras|brand)(?: ik| me)? ?mezelf|mezelf (?:\w+ ){0,2}(?:te )?(?:snijden"
        r"|snij|krassen|verwonden|beschadigen|beschadig|verminken)"
        r"|(?:expres|bewust|met opzet) (?:mezelf )?pijn|zelfbeschadiging|automutil\w+"
        r"|mezelf (?:\w+ ){0,2}(?:te )?(?:doden|ophangen|verhangen|verdrinken)"
        r"|(?:mij|me) (?:\w+ ){0,2}(?:te )?(?:verhangen|verdrinken)|hurt(?:ing)? myself"
        r"|voor (?:de|een) trein (?:te )?(?:spring|springen|gooien|stappen|lopen)"
        r"|van (?:het|een|de) (?:balkon|brug|flat|dak) (?:af )?(?:te )?(?:spring|springen)",
        unless=r"per ongeluk|koken|aardappel\w*|uien|groente\w*|scheren|rekstok|optrekstang"
        r"|papier|stimuleer|massage|foamroller",
        can_be_denied=True,
    ),
)
# Whatever else is said in the clause, this is how people talk.
ALWAYS_HARMLESS = (
    r"dood (?:van het|gelachen|lachen|van de (?:schrik|zenuwen|verveling|kou|hitte|honger))"
    r"|lach me dood|schrok me dood|schaam me dood|verveel me dood"
)
# One letter off is still the word.
NEAR = (
    "zelfmoord",
    "zelfmoordgedachten",
    "zelfdoding",
    "zelfdodingsgedachten",
    "suicidaal",
    "suicidale",
    "afscheidsbrief",
    "opgespaard",
)
PLAIN = {
    "nie": "niet", "ni": "niet", "nt": "niet", "mn": "mijn", "m'n": "mijn", "men": "mijn",
    "mijzelf": "mezelf", "mijnzelf": "mezelf", "mezelluf": "mezelf", "doot": "dood",
    "dod": "dood", "leeven": "leven", "levn": "leven", "k": "ik", "'k": "ik", "wilt": "wil",
    "zelfmrd": "zelfmoord", "zelfmoort": "zelfmoord", "selfmoord": "zelfmoord", "n": "een",
    "'n": "een", "eind": "einde", "ff": "even",
}  # fmt: skip
# Where *niet* says nothing against what follows, and where one word was written as two.
SAID_OTHERWISE = (
    (r"me zelf|mij zelf", "mezelf"),
    (r"zelf (moord|doding)", "zelf"),
    (r"niet (?:stoppen|ophouden|anders)(?: \w+)? (?:denken |te denken )?", "steeds "),
    (r"weet (?:ik )?het niet meer|kan (?:ik )?(?:het )?niet meer", "kan het"),
    (r"niet zeker of|niet of", "of"),
    (r"(?:bang|benauwd|zorgen) dat", ""),
)
