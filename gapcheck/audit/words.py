"""Words that are names of people as well: whether one of them is a name shows only in how it is written."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)

ORDINARY = MONTHS | _words(
    """
    ace addison aim an and angel art ash autumn baker ball banks barber bass bay bean bear beau bell
    best bill bird bishop black blake blue bo bond booth bow brand bridge bridges bright brook brooks
    brown buck burn burns butler byte carol carpenter carry carver case cash cave chance chancellor
    chandler charity chase chef chester christian church city clay cliff cloud coach cole cook coy cross
    crown dale dan data dawn day deal dean dell delta do dot dove drew drive duke earl earnest east ed
    eden ernest eve ever fair faith fall farmer field fields fin finch fisher flint flower ford forest
    forge foster fox frame france frank free frost fry fuller gates gene general gill glen gold golden
    good grace grant gray green grey grove guy hale hall hand handy harbor harbour hardy harper harvest
    hassan haven hawk hay head heart heath heather heaven herb high hill hills holly home hood hope
    house hunt hunter in iris iron it jack jade jay jean jet jewel job jobs joy judge justice key king
    knight lake lamb land lane large law lee lever lily link little lock long lord love low lucky lyric
    major man mark marks marshal marshall mason max me means mercy merit mike mile miles mill miller
    mills miner misty mo moon more moss mount my nice noble north nova oak ocean olive on opal or oracle
    page paige park parker parks parson pat patience peace pearl penny per perfect pike pilot pine pitt
    place plant pointer pole pool pope porter post potter power powers price pride prince prior prudence
    quest rain ralph ray read reader reading reed rich ridge ring river rivers rob robin rock rod root
    rose rosy rowan royal ruby rule rush sage sales sand saw say scout sea self senior service shah
    sharp shaw shore short sienna silver singer skipper sky small smart so son song south sparks spencer
    spring st stand star steel stephens still stock stone storm street strong stuart sue summer sun
    sunny swift tab tailor tan tanner taylor team temple terry test tiger tim to tony trace trinity true
    turner ty valley van vera victor violet vision wade walker wall ward waters way weaver webb weeks
    wells west wheeler white wild will winter wise wish wolf wood woods work worth wright yard york
    young
    """
)
"""Words that are common first names or surnames too."""

PARTICLES = _words(
    """
    abu af al av ben bin bint binti bsc ceng cisa cism cissp cpa d da das de del della den der des di do
    dos dr du e el fbcs ibn ii iii iv jr l la le mac mba mbcs mc mr mrs ms msc o phd pmp prof sir sr st
    ten ter van von y zu zur
    """
)
"""Little words between names, titles before and after them."""

GENERIC = _words(
    """
    administrator analyst apprentice architect assistant consultant coordinator freelance intern specialist
    supervisor trainee
    accomplishments background competencies current highlights history month now objective overview present
    qualifications statement strengths today year years
    about ac account achievements address admin and app applicant application apply at blog business
    candidate career certificate chief cio ciso city co com contact contract copy core coverletter cto
    curriculum cv date details dev developer digital director doc document docx dr draft edu education
    email employment eng engineer engineering english eu exec executive experience expert export file
    final for from full github gmail google gov head hello here hi hire hotmail icloud in inc info
    information international interview io it job jobs key lead leader leadership letter linkedin list
    live location ltd mail manager me mobile mr mrs my name net new of office officer old online org
    original outlook page pages pdf person personal phone photo portfolio position president print
    private profile project pub public real references resume role sample scan security senior signed
    skills software staff summary tech technical technology tel telephone template text the to uk update
    updated us usa user version vice vita vitae web website work www yahoo
    """
)
"""Words of file names, mailboxes and headers that are no part of a name."""

SCHOOL = _words(
    """
    alumni alumnus award bachelor bootcamp certificate course degree diploma ecole hochschule honours master
    politecnico politehnica polytech program programme recipient scholarship student universidade
    universitatea universitat universiteit
    academy advanced and applied art arts business campus central city college community computing
    county department design east economics education engineering faculty for further graduate grammar
    high higher imperial in institut institute international law london management medicine metropolitan
    national new north of online open polytechnic royal school science sciences south state studies
    technical technological technology the training universidad universita university universität
    université west
    """
)
"""Words of school names that say nothing of which school it is."""
