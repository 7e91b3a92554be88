extension Nicknames {
  /// A name a line, then its other spellings and its short and pet forms; frequent names first, as a
  /// form's first name is the one that it most often stands for.
  static let men = """
    robert bob bobby bobbie rob robbie robby bert rupert robb
    william bill billy billie will willy willie liam wil willis wm
    james jim jimmy jimmie jamie jem jas
    john johnny johnnie jack jackie jon jock ian
    jonathan jon jonny johnathan jonathon johnathon nathan jono
    michael mike mikey mick mickey micky mitch micheal mikael
    richard rick ricky rickie rich richie dick dickie ritchie
    thomas tom tommy tommie thom
    charles charlie charley chuck chas chip chaz chick
    joseph joe joey jos jo
    christopher chris kit topher kris kristopher christoph christofer
    daniel dan danny dannie
    david dave davey davy
    edward ed eddie eddy ned ted teddy ward eddi
    matthew matt mat matty mathew
    anthony tony antony ant anton antonio
    andrew andy drew andre andie
    steven steve stevie stephen stephan steph stefan
    timothy tim timmy
    kenneth ken kenny kenney
    george georgie geo georg jorge
    ronald ron ronnie ronny
    donald don donnie donny
    gregory greg gregg greggory
    jeffrey jeff geoffrey geoff jeffery jeffry
    patrick pat paddy patsy rick padraig
    peter pete petey piet
    samuel sam sammy
    benjamin ben benny benji benjy bennie
    nicholas nick nicky nicolas nico nickolas klaus cole nik
    alexander alex al sandy alec lex xander alexandre aleksandr alexandr sasha alix
    lawrence larry laurence lars laurie lorenzo lorne
    raymond ray raymund
    gerald gerry jerry gerard jerrold
    jerome jerry
    jeremiah jerry jem
    jeremy jez jerry
    henry harry hank hal henri heinrich hen
    harold harry hal harald
    francis frank frankie fran franz francisco franc
    franklin frank franklyn
    frederick fred freddie freddy fritz frederic fredrick friedrich fredric
    alfred fred al alf alfie freddie
    albert al bert bertie albie
    herbert herb bert herbie bertie
    gilbert gil bert
    hubert bert hugh
    bertram bert bertie
    theodore ted teddy theo theodor
    edmund ed ned ted eddie edmond
    edwin ed eddie ned win
    edgar ed eddie ned
    walter walt wally wat
    arthur art artie arturo
    philip phil phillip pip phillips philippe
    leonard len lenny leo lennie leon
    leopold leo poldi
    louis lou louie lewis luis lew
    vincent vince vinny vinnie vin
    victor vic vick viktor
    eugene gene eugen
    nathaniel nathan nat nate nathanael
    nathan nate nat
    zachary zach zack zac zachariah zak
    jacob jake jakob jacky
    joshua josh
    dominic dom nick dominick dominik
    douglas doug dougie douglass
    stanley stan
    stuart stu stewart stew
    martin marty mart marten
    maurice morris moe mo maury morrie
    montgomery monty monte
    mitchell mitch mitchel
    maxwell max
    maximilian max maximillian
    malcolm mal
    marcus marc mark marco markus
    nigel nige
    norman norm
    oliver ollie olly
    oscar ossie
    oswald ossie oz ozzie
    percival percy
    ralph rafe raff
    randolph randy randall rand
    randall randy rand randal
    reginald reg reggie rex
    reuben rube ruben
    roderick rod roddy rick roderic
    rodney rod roddy
    roger rog rodger
    roland rollo rolly rowland rolland
    rudolph rudy rolf rudolf
    russell russ rusty russel
    salvatore sal
    seymour sy
    sebastian seb bastian
    sidney sid syd sydney
    simon si
    solomon sol solly
    terence terry terrence terrance
    tobias toby tobe
    trevor trev
    tyler ty
    valentine val
    vernon vern
    wallace wally
    wesley wes
    winston win winnie
    woodrow woody
    abraham abe bram
    abel abe
    adam ad
    adrian ade
    aaron ron
    alan al allan allen
    alastair al alistair alasdair alister
    alvin al
    archibald archie baldie
    august gus augie augustus
    augustine gus austin augie
    barnabas barney
    barnard barney
    barry baz bazza
    bartholomew bart barry
    benedict ben
    bernard bernie barney
    bradley brad
    bradford brad
    brandon bran
    brendan brendon
    brian bryan
    bruno bru
    burton burt
    calvin cal
    cameron cam
    caleb cal
    cecil cec
    chester chet
    clarence clare
    clayton clay
    clement clem
    clifford cliff
    clifton cliff
    clinton clint
    cornelius neil con connie neely
    curtis curt kurt
    conrad con curt kurt konrad
    cuthbert bert
    cyrus cy
    darrell darryl daryl darrel
    dennis den denny denis
    derek del derrick dereck
    desmond des
    dylan dyl dillon
    earnest ernie ernest
    elias eli
    elijah eli lige
    elliott eli eliot elliot
    emanuel manny emmanuel manuel
    manuel manny
    ephraim eph
    erasmus raz
    eric rick erik ricky
    everett ev
    ezekiel zeke
    ferdinand ferdy fernando
    fitzgerald fitz
    florian flo
    gabriel gabe gab
    garrett gary garry garret
    gareth gary gaz
    gideon gid
    giovanni gianni vanni
    godfrey geoff
    gordon gord
    graham gra graeme grahame
    grover grove
    guillermo memo
    gustav gus gustave
    harrison harry
    harvey harv
    hector heck
    horace horry
    howard howie howe
    hugh hughie hugo huey
    humphrey humph
    ignatius iggy nate ignacio
    irving irv irvin
    isaac ike zac izaak
    isidore izzy isadore
    ivan van
    jackson jack
    jared jerry
    jason jay jase
    jesse jess jessie
    jose pepe
    jordan jordy
    julian jules jule
    julius jules
    justin just
    karl carl
    keith keef
    kevin kev
    kelvin kel
    lancelot lance
    leander lee
    leroy roy lee
    leslie les
    lester les
    levi lee
    linus lin
    lloyd loyd
    lucas luke lukas luc
    lucius lou
    luther lou
    marshall marsh
    marvin marv mervin
    melvin mel
    merlin merle
    michelangelo mike
    miles myles
    milton milt
    mohammed mohammad muhammad mohamed mo mohamad
    morton mort
    moses moe mose
    neal neil niall
    newton newt
    obadiah obie
    octavius tavy
    otis ote
    preston pres
    quentin quin quint
    quincy quin
    rafael rafe rafa raphael
    rayner ray
    roberto beto
    rory ror
    ross rossy
    samson sam
    scott scotty scottie
    sean shawn shaun
    shelby shel
    sheldon shelly shel
    sherman sherm
    silas si
    spencer spence
    sylvester sly syl
    tanner tan
    tariq tarik
    thaddeus thad tad
    travis trav
    tristan tris
    ulysses lys
    uriah uri
    virgil virge
    warren wren
    wilbur will
    wilfred will fred wilf wilfrid
    willard will
    wilson will
    xavier zave
    yusuf yousef youssef
    zebulon zeb
    zedekiah zed
    """
}
