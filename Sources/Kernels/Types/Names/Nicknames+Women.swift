extension Nicknames {
  /// As `men`.
  static let women = """
    mary molly polly maria marie mae may mamie mimi
    elizabeth liz lizzie beth betty bess bessie eliza lisa liza libby betsy elisabeth elsie lizzy \
    lizbeth ellie
    patricia pat patty tricia trish patti patsy trisha
    jennifer jen jenny jenn jennie jenifer
    margaret maggie meg peg peggy marge margie greta meggie rita madge margo \
    margot daisy margarita margret
    barbara barb babs barbie bobbie barbra
    susan sue susie suzy suzie susanna susannah suzanne suzanna suki
    jessica jess jessie jessi
    sarah sally sadie sara sal
    karen kari caren karin
    katherine kate katie kathy cathy kay kit kitty kat catherine kathryn katharine kathrine katy cath \
    catharine cathryn kathie cathie katrina trina
    kathleen kathy kath kathie cathleen kate kay
    nancy nan ann anna
    dorothy dot dottie dolly dory dorothea dee
    rebecca becky becca beck bex rebekah reba
    deborah deb debbie debby debra debi
    stephanie steph stefanie stevie stephie
    christine chris chrissy tina christina kristine kristen christy kirsten kristina \
    kris christie christa
    christian chris christiaan
    samantha sam sammie sammy
    amanda mandy manda
    melissa mel missy lissa melisa
    michelle shelly micki chelle michele mickie
    laura laurie lori lora
    sharon shari sharron
    cynthia cindy cyndi cindi
    amy aimee ami
    angela angie angel
    ann anne anna annie annette nan nancy hannah anita
    pamela pam pammy
    nicole nikki nicky nicki colette nichole nicola niki
    virginia ginny ginger gina
    victoria vicky vicki tori vic vickie vikki tory
    alexandra alex sandra sandy lexi alexa sasha lexie xandra alix alexandria
    sandra sandy sandi
    alexis alex lexi lexie
    abigail abby gail abbie abi
    adelaide addie della heidi adele
    adeline addie della
    agatha aggie
    agnes aggie nessie
    alberta bertie allie
    alice allie ally alicia ali
    alicia ali lisa
    alison ali allie ally allison
    althea thea
    amelia amy millie mel emily
    anastasia ana stacy tasia annie stasia
    andrea andie drea andi
    antoinette toni nettie annette
    antonia toni tonia
    arabella bella belle ara
    ariana ari arianna
    augusta gussie
    beatrice bea trixie bee beatrix trix
    belinda bel linda
    bernadette bernie detta
    bernice bernie bunny
    bertha bertie
    beverly bev beverley
    brenda bren
    bridget biddy bridie brigid bridgette
    brittany brit britt brittney
    brooke brook
    camilla millie cam camille
    candace candy candice
    carol carrie carole caro
    caroline carrie carol caro lynn carolyn lina
    cassandra cass cassie sandy sandra
    cecilia cece cissy celia cecily
    charlotte charlie lottie char lotte
    chelsea chels
    cheryl cher sheryl
    clara clare claire
    clarissa clara rissa
    claudia claud
    constance connie con
    cordelia delia cory
    cornelia nelly corny
    courtney court
    crystal chris chrystal krystal
    danielle dani dan ellie
    daphne daph
    dawn dawnie
    delilah lila
    denise dee denyse
    diana di diane dianne dinah
    dolores lola dolly delores
    donna don
    doris dory
    edith edie
    edna eddie
    eileen ellie aileen
    elaine laney lainey ellie
    eleanor ellie nell nora nelly ella elle lenore elinor nellie eleanore
    ellen nell nellie ellie nelly helen
    eloise ellie lois
    elvira elvie
    emily em emmie millie
    emma em emmie
    erica rickie erika
    ernestine ernie tina
    estelle essie stella
    esther essie hester
    ethel eth
    eugenia genie gene
    eunice euny
    euphemia effie
    evangeline eva evie angie
    eve eva evie
    evelyn evie ev lyn eve
    faith fay
    felicia lisa felice
    felicity flick fliss liss
    florence flo flossie florrie flora
    frances fran frankie fanny francie frannie
    francesca fran chess franny cesca
    gabriella gabby bella ella gabi
    gabrielle gabby elle gabbie
    genevieve gen viv eve
    georgina georgie gina
    georgia georgie
    geraldine gerry geri gerrie dina
    gertrude trudy gert gertie trudie
    gillian gill jill jilly
    gloria glo
    grace gracie
    gwendolyn gwen wendy gwendolen
    hannah nan hanna
    harriet hattie harrie hetty harriett
    heather heath
    helen nell ellen helena lena ellie
    helena lena nell
    henrietta etta hettie hetty hennie
    hilary hil hillary
    honora nora norah honor
    hope hopie
    imogen immy immie imogene
    ingrid inga
    irene rene renie
    isabel bel belle izzy isabelle isabella bella isobel izzie ibby
    jacqueline jackie jacqui jacky jacquelyn
    jane janie jenny jeanie janey
    janet jan jane
    janice jan janis
    jean jeanie jeannie
    jeannette jean nettie jeanette netta jeanne
    jemima jem mima
    joan joanie joni
    joanna jo joan joanne annie johanna
    jocelyn joss lyn
    josephine jo josie fifi jojo
    joyce joy
    judith judy judie jude
    julia julie jules juliet
    juliana julie ana julianna
    justine tina
    kimberly kim kimmie kimberley kimmy
    kristin kris kristi
    lauren laurie ren
    lavinia vinnie
    leah lea
    leticia tish letty
    lillian lily lil lillie lilly lilian
    linda lindy lin lynn lyn lynda
    lindsay lin lindsey lyndsey
    lois lou
    loretta lori retta
    lorraine lori lorrie rainey
    louise lou lulu louisa
    lucille lucy lu
    lucinda lucy cindy lu
    lucy lu luce lucia
    lydia lyddie
    mabel may mabs
    madeline maddie madge madeleine maddy lena
    madison maddie maddy
    magdalena maggie lena magda
    marcia marcy marsha
    marcella marcy
    marian mary marion marianne
    marianne mary annie
    marilyn mary lynn
    marjorie marge margie marjory
    martha marty mattie patty
    matilda tilly mattie tillie maud
    maureen mo maura
    maxine max
    megan meg meggie meghan
    melanie mel mellie
    melinda mel mindy lindy
    mercedes mercy sadie
    meredith merry
    mildred millie milly
    millicent millie milly
    minerva minnie
    miranda randy mandy mira
    miriam mimi mitzi
    monica mona nicky
    muriel mur
    myra mya
    myrtle myrt
    naomi nomi
    natalie nat natty nattie talia
    natasha tasha nat
    nora norah
    octavia tavia
    olivia liv livvy ollie livia
    ophelia ophie
    paula pauline polly
    penelope penny pen nell
    philippa pippa pip
    phoebe fee
    phyllis phyl
    priscilla prissy cilla
    prudence prue
    rachel rach rae shelly rachael
    ramona mona
    regina gina reggie
    roberta bobbie robbie bert berta
    rosalind ros roz rosie
    rosemary rosie rose
    rose rosie rosa rosalie
    roxanne roxy rox roxana
    ruth ruthie
    sabrina bree
    savannah vanna
    selina lena
    shirley shirl
    sophia sophie sofia
    susannah sukey
    sybil sib sibyl
    sylvia syl silvia
    tabitha tabby
    tamara tammy tam tami
    tamsin tam tammy
    tatiana tanya tania
    teresa terry tess tessa theresa terri tracy reese therese
    thomasina tammy
    tiffany tiff
    ursula ursie
    valerie val
    vanessa nessa van
    veronica ronnie vera roni
    vivian viv vivienne
    wilhelmina mina willa billie minnie
    winifred winnie freda win
    yvonne vonnie eve
    zoe zoey
    """
}
