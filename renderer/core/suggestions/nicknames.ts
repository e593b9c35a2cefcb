/**
 * What people are called for short, and how one name is spelled in several languages: the full name, then what stands for it.
 * A short name may stand for several (`sasha`). Facts, gathered from daily use; what is missing costs a suggestion, never a merge.
 */
const lines = `
annamaria ammi annamarie
joseluis joselu pepelu
josemanuel josema
josemaria chema josema txema
juancarlos juanca juancar
juanjose juanjo
juanmanuel juanma
luismiguel luismi
mariacarmen maricarmen mamen maica
mariadolores marilola
mariaisabel maribel marisa
mariajesus chus
marialuisa marisa luisa
mariateresa maite mayte
rosamaria rosi
abdullah abdul abdallah
abigail abby abbie gail
abraham abe bram avraham ibrahim
adalbert bert adi
adelheid heidi adele
adrian ade adriano adrien adi
agnes aggie agnès inés ines inez neza
agnieszka aga agata agnes
aitor aito
albert al bert bertie
albrecht albie
aleixo alejo
aleksandra alexandra sasha sascha sandra alex lexi lexa ola shura sanya xandra xandi
aleksei alexei alexey aleksey alyosha lyosha alexej
alexander aleksandr aleksander alexandre alessandro alejandro oleksandr sasha sascha alex alec al sandy sander xander shura sanya ale jano xandi sasa
alfonso alonso fonso poncho
alfred alf fred freddy
alice alicia ali
alistair alasdair ali al alastair
alojz lojze alois aloisius luis loisl
amanda mandy
amelia amy millie amalia mali
anastasia anastasiya nastya nastia stasia anastasija
anatoly anatoli tolya anatol anatolij tolik
andreas andrea andi anders
andrew andy drew andrei andrey andre andrej andres andrzej
angela angie angelika
angelo angelino
anna anne ann annie anya ania anja anouk anni annika anouchka anka anouschka nancy nan
anneliese liese lise lisl
annemarie annemie annemiek
anselm selm
anthony tony antonio anton antoine antoni toni antal
antonia toni tonia tonya antonina
apollonia loni
arkady arkadi arkasha
arnold arnie arno arnaud
artem artyom artjom tyoma tema
arthur art artur arturo
ashley ash
astrid assi
august augustus gus augustin agustin tin gustl
aurelia aurelie
avril april
babette elisabeth
balthasar balz hausl
barbara barb barbie babs babsi bärbel basia varvara varya
bartholomew barry bart bartek bartholomaeus
beatrix beatrice beatriz bea trixi trixie bee
benedikt benedict ben bene benni
benjamin ben benny benji benni
bernadette bernie berna
bernhard bernard bernie bernd bernardo
bogdan bodya
boris borya
božidar božo bozo darko
branislav brane branko
brigitte birgit brigitta gitte gitta britt
bronisława bronka bronia bronislava
burkhard burki
calvin cal
cameron cam
candelaria candela
caroline carolina karoline karolina caro carol lina karo carrie
cassandra cass cassie sandra
catherine katherine katharina kathryn katarina katarzyna ekaterina yekaterina caterina catalina kate katie kathy cathy katy kat kathi kati katja katya kasia trina käthe kitty cat kateřina katka katia káťa kátia
charbel charb
charles charlie chuck carl karl carlos carlo karel charly chaz
charlotte lotte lottie charlie lotta
chiara clara klara claire clare klärchen
christian chris christiaan kristian krystian chrigu
christina christine kristina kristin krystyna cristina chris chrissy christel christl tina kirsten stina krysia
christopher chris kit christoph christophe cristobal krzysztof kris topher stoffl stoffel kristoffer stoffe
clarence clancy
claudia klaudia claudine
clemens clement klemens clem
clifford cliff
clinton clint
concepción concha conchita conchi inma
constantin konstantin kostya kosta konstantinos costa dino
consuelo chelo consu
cornelia conny nelly connie nele corrie
cornelius cees kees cor
curtis curt
cynthia cindy
cyril kirill kyrill kira
cäcilie cecilia cecily cissy cilla celia cécile sissy zilli
célestine tine
dagmar dagi
daniel dan danny dani danilo daniil danila danko
daniela dani danielle danièle ela
dariusz darek dario
david dave davey davide dawid
deborah debbie deb debra debby
denis dennis denys den
desmond des
diana di diane dina
dietrich dieter didi
dmitri dmitry dmitriy dmitrij dima mitya dimitri dimitrios dimitris mitja mitsos mitso
dolores lola lolita doris
domagoj domi
domingo mingo
dominik dominic dom nick dominique
donald don donnie
donatella tella
dorotea dorit
dorothea dorothy dorothee dora dot dottie thea doro dolly
douglas doug
dusan dule dušan duško
eckhard eckart ecki
edith edie ditte
edmund ed ned edmond
eduardo edu lalo
edward ed eddie ted teddy ned eduard eduardo edouard edek edi
eleanor ellie nell nora lenore eleonora eleonore lena
eleftherios lefteris
elena helena helene helen lena lenka yelena jelena olena hélène ilona ella nell leni alena
eleni lena elena helen
elfriede friedl elfi
elias elijah eli
elizabeth elisabeth beth liz lizzy lizzie betty eliza elise lisa liesl lisbeth elsa elsbeth ella lilibeth bess betsy elisabetta isabel isabella isabelle isa sissi sisi lisette libby elżbieta ela erzsebet yelizaveta elizaveta liza babette lisi bet lis lisbet liesel
elvira elvi
emil emilio émile
emily emilia emilie emmy milly em emi
emmanuel manuel manu manny emanuel manolo
encarnación encarna
eric erik erich rick ricky eryk
erika erica rike ericka
ernestine erna
ernst ernest ernesto erni ernie
esmeralda esme
esperanza espe
estelle stella
esther ester hester essie
eszter eszti
eugene evgeny evgeni evgeniy yevgeny yevgeni gene zhenya jenya jewgeni eugen eugenio eugeniusz
eugenia evgenia evgeniya yevgenia zhenya jenya eugenie
eulalia laia lali
eva eve evi evita ewa evelyn
evangelia litsa eva
evangelos vangelis
fatima fati fatma fátima
felicitas fee felicity feli lizzy
ferdinand ferdi fernando nando fernand ferry
filomena mena
fiodor fedya
fjodor fedja
florence flo flossie florentina
florian flo flori flow
frances fran franny francesca francisca franziska françoise francoise franzi fanny sissi paca paquita kika cisca
francis frank francisco francesco franz frantisek franciszek françois francois paco pancho kiko curro fran franzl cesco pepe franek ferenc
frederick fred freddy friedrich fritz frederic frederik fryderyk federico fede rick
gabriel gabe gabi gabor gabo
gabriele gabriela gabriella gabi gaby gabrielle
gaetano tano
gennady gena gennadi genya
geoffrey geoff jeff jeffrey
georg george jorge giorgio georges jurij yuri yuriy yury jerzy jörg joerg jürgen juergen jiri schorsch georgios giorgos gosha zhora jurek goran yorgos
georgina georgie gina
gerald gerry jerry gerhard gerd gert gerardo gerard gary
geraldine gerry
gerda gerti
gertrude gertrud trude trudi trudy gerti
gesine gesa
gilbert gil bert
giorgos yorgos jorgos
giovanni gianni vanni nanni gian
giuseppe beppe peppe pino
glenn glen
gloria glo
gottfried godfrey friedl
graciela chela
gregory greg gregor grigori grigory grisha gregorio grzegorz grigoriy gregg grzesiek
grzegorz grzesiek grzes
guadalupe lupe lupita
gustav gus gustavo gustave guszti
gwendolyn gwen
günther guenther gunther gunter günter
halina hala halinka
hannelore lore hanne hanna
hans johann john johannes juan jean ivan jan giovanni ian sean jack johnny jonny hansi hannes joao jock vanya jens yannis ioannis giannis yann juanito janek ivo jussi janos johan evan
harald harry harold hal haraldur
harriet hattie hetty harry
hedwig hedi heda jadwiga
heinrich henry henri hendrik henrik enrique enrico heinz heiner hank harry hal henk rik quique kike henryk
heloise lo
henrietta henriette etta hettie jette henrike rike
herbert herb bert heribert
hermann herman armando
hildegard hilde hilda
horatio horace
howard howie
hubert bert hubi huub
hugo hugh hugues ugo
ibrahim ibo brahim
ignacio nacho ignatius ignaz ignazio iñaki inaki
igor igorek gosha
ildikó ildi
ilse elise
ilya ilia ilja elijah elias eli
ingeborg inge inga inka
ingrid inga inge
inmaculada inma
inés agnes
irina ira irene irena irka irène irini
irmgard irmi irma
isabel isa chabela
isaiah zay
isidro isi
israel izzy
istván pista pisti
iwona iwonka ivona
jacob jakob james jim jimmy jamie jake diego santiago jacques giacomo jaime iago jakub kuba kobe yasha jacobo tiago hamish seamus
jacqueline jackie jacky jacquie
jadranka jaca
jadwiga jadzia iga
janet jan jane jeanette jeannette jenny janette jana joan joanna johanna ioanna giovanna juana yana hanna jeanne jo joasia asia hansi ivana
jaroslava jarka
jasmin jasmine yasmin yasemin jazz
jasper caspar kaspar casper
jennifer jen jenny jenn jenni
jeremy jerry jeremias jem jeremiah
jerónimo jero
jessica jess jessie jessy
jesús chus chuy suso
jiří jirka
joachim jochen achim jo joaquin kim quim
joana juana
joanna asia joasia aśka
jonathan jon jonny nathan yonatan
jordan jordi
joseph joe joey jo josef jose josep giuseppe iosif jozef pepe pepi sepp seppi beppe joška joschi pepito chepe zé yusuf youssef yosef jupp josip joža yusef
josephine josefa josefine josefina josie jo pepa fina pina sefa pepi fifi
joshua josh
judith judy judit jutta jodie
julia yulia yuliya julie juliette iuliia julija giulia jule julka yulya juli
julian jules julien julio yulian
julieta juli
justin justus
justyna justine
jędrzej andrzej
kajetan kai
kamila camilla milla cami camila
karin carina karina
karl-heinz kalle heinz
karoline line
kateryna katya
kazimierz kazik
kenneth ken kenny
kevin kev
kimberly kim kimmy
kirsten kirstin kristin
klaus claus nicholas nicolas nikolaus nick nicky niko nico nikolai nikolay nikolaj kolya nikos nils niels nicola niklas miklos mikołaj mikolaj nikola nicolau klaas claas colin
krešimir krešo
kristoffer stoffe kristofer toffe
krunoslav kruno
kurt konrad conrad curt konni
ladislav laco láďa laszlo lászló laci
laila layla leila lejla
larisa larissa lara lora
laura laurie lauri lori
lawrence larry laurence lars lorenzo lorenz laurent lenz enzo laurin lars laurentius
leonard leo len lenny leonardo leonhard lenni
leonid lyonya leo lenya
leonie leona
leonora nora
leopold leo poldi
leslie les
lev leo leon leonas
lidia lydia lida
lieselotte lilo lotte lotti
lillian lily lilly lili liliana lilian
linda lin
linnéa linn nea
lorena lore
louis lou louie ludwig luis luigi ludovic lajos lewis gino ludovico lutz wiggerl luís lodewijk gigi
louise lou luisa luise lulu
lucas luke lukas luca łukasz lukasz lucca
lucia lucy lucie luzia lucille lucinda luz
ludovica ludo
lyudmila ludmila ljudmila lyuda mila luda
magdalena madeleine lena magda maddy maggie leni madalena malena madlen magdi
mahmoud mahmud
manfred manni fred
manuela manu ela
marcel marcello marcelo marc
marcela marcella
margaret margarete margarita marguerite margot meg maggie peggy greta gretel grete margarethe madge daisy rita gretchen margit małgorzata malgorzata gosia marge pegeen marga peg megan mette
maria marie mary miriam marija mariya masha marusya mia mimi molly polly mitzi mizzi ria marika mariechen moira maryam maja manya mare maricarmen
mariajose majo marijo
marina rina
marius mario
marjolein jolein mar
mark marc markus marcus marco marcos marek marko
marlene marlen lena
martha marta patty marthe
martin marty martino marcin tino
martina tina
matilda mathilde tilly tilda mathilda
matthew matt matthias matthieu mathieu mateo matteo matti mats mathis hias hiasl mateusz matvei matvey matias thijs matyas
maureen mo
maurice mauricio moritz moris mo maurizio
maximilian max maxi maximiliano maxim maksim maxime maksymilian
maxine max
małgorzata gosia gośka małgosia
mechthild mechti
megan meg
mehmet memo
melanie mel melly
melissa mel missy lissa
mercedes merche mercè
michael mike mick mickey mikhail mikhael misha miguel michele michel michal micha michi miki mischa mihai mikael mihail mikko mitch mischka michiel
michaela michi ela mika
michelle shelly michaela michèle micki ela
mieczysław mietek
mikołaj miko
milagros mila
mildred millie
milena mila
miloslav milos miloš
mirjana mira
miroslav mirek miro slava
mitchell mitch
mohamed momo
mohammed muhammad mohamed mehmet mohammad mo muhammed mohamad momo hamada
monika monica moni mona monique
montserrat montse
moses moshe moise
mustafa musti
nadezhda nadya nadja nadia
natalia nataliya natalie nataly natalja nathalie natasha natascha tasha nat talia nata
nathan nate
nathaniel nathan nate nat
neil niall
nicole nicola nicky nikki nicolette nici colette
nikita nik
norbert bert nobby
norman norm
octavio tavo
oleg olezhka olezh
oleksandra lesya
olga olya helga olenka
oliver ollie olivier oli olli olivia
ondřej ondra andrew
oriol uri
oscar oskar ossi
ottilie otti
otto otti
pamela pam pammy
panagiotis panos takis panayotis
pascual pascal
patricia pat patty tricia trish patsy patrizia patrycja
patrick pat paddy patricio patrizio pádraig patryk rick
paul pablo pavel paolo paulo pawel pasha pau pål poul paulie pál
paula paulina pauline paola polina paulette pola
pearl perla
penelope penny nell
peter pete petr pyotr petra pedro pietro pierre piotr petya petros pieter per peer piet peder petar petri pit perry petter
philip phil philipp philippe felipe filip filippo pip lippo
philippa pippa pip
philomena mena
pilar pili
prudence pru
rachel raquel rahel rachele shelly
radoslav radek rado
rafael raphael rafi rafa raffael rafał raffaele raffi
raimund raymond ray ramon raimondo mundl mundi
ramona mona
randolph randy
rebecca becky becca rebekka beck
regina gina reggie regine
reginald reg reggie
reinhard reini reinhardt
remedios reme
renata renia
renate renata nate reni
richard rick dick rich ricky richie ricardo riccardo ryszard rico
rigoberto rigo
robert bob bobby rob robbie bert roberto robin robi
roberta bobbie robbie berta
roderick rod
rodney rod
rodrigo rod rodri ruy
roger rog ruggero rüdiger rutger
roland rolly rolando
romana romy
román roma
ronald ron ronnie ronaldo
rosa rose rosie rosemary rosemarie rosi rosalia rosario rosalind charo
rosamund ros
rostislav rostik
roxane roxy roxana
ruben rube
rudolf rudi rudy rodolfo rudolph rolf ralph
rupert ruprecht
russell russ
sabine bine sabina
salvador salva chava
salvatore toto salvo turi
samantha sam sammy
samuel sam sammy samuele
santiago santi yago
sara sarah sally sadie zara
scott scotty
sebastian seb basti bastian sebastien wastl bas sebas
semyon senya syoma
serafina fina
sergei sergey sergej sergiy serhiy sergio serge seryozha sergi serzh
shaun sean shawn
sidney sid
siegfried sigi sigfried
sieglinde linde
sigmund sigi
sigrid siri sigi
silvester silvo sly
silvia sylvia sylvie silvie
simon simone szymon si simeon semyon simão
slavko slava
snezana sneza snežana
sofia sophia sophie sofie sonja sonya sofya sonia zofia žofie fifi
soledad sole
spyridon spyros
stacy anastasia
stanislav stas stan stanislaw staszek slava stanislaus
stefan stephen steven steve stephan stefano esteban etienne stevie szczepan steffen stepan istvan stefanos pista steph stephane stéphane stipe
stephanie stefanie steffi stefania steph estefania stefi
stjepan stipe
stuart stu
suleiman suli
susan susanne susanna suzanne sue suzy susi sanna zuzana sanne susie zuzanna suse
svetlana svetla sveta lana svitlana swetlana
tadej tadi
tadeusz tadek
tamara tammy toma tamar
tatiana tatyana tanya tanja tania tatjana taťána
terence terry
teresa theresa therese terry tess resi thea tere terezia maite
thaddeus tad tadeusz thad tadeo
theodor theodore theo ted teddy fyodor fedor teodor teodoro fedya
theodora dora thea teodora
thomas tom tommy tomas tomasz thom tommaso tomek tomáš massimo tamas
thorsten torsten
timothy tim timmy timo timofei timofey timotheus
tobias toby tobi tobey
tomislav tomo
torbjørn tobbe torbjörn
tracy trace
tristan tris
ulrich uli ulli ueli ulrik
ulrike uli ulli rike ulrika
umberto berto
urszula ursula uschi ulla ursel orsolya
vadim vadik dima
valdemar waldemar
valentin valentine val valentino valik valya
valentina valya tina vale
valeria valerie val valerija lera
valery valeri valera
vasiliki vasso vassiliki vaso
vasily vasili vasiliy vasya basil wassili vasil vassilis vassily vaska
venceslao vences
vera verena
vernon vern
veronika veronica vroni ronnie nika vera véronique roni vera
victor viktor vitya vic vittorio witold
victoria viktoria vicky vika vicki tori viktoriya vittoria viki
vincent vince vinny vincenzo vicente vinzenz vinnie chente
viola violetta violet
vitaly vitali vitaliy vitalik vitalij
vivian viv
vladimir volodymyr vova volodya vlad wladimir vladi vlado włodzimierz
vladislav vlad vladik slava wladyslaw vladek
vsevolod seva
vyacheslav slava viacheslav wjatscheslaw
wacław wacek
walburga burgi
walter walt wally walther gualtiero
wendelin wendel
wendy gwendolyn
wenzel vaclav václav vašek
werner verner
wiesław wiesiek
wilfried willi fred
wilhelmina wilma mina minna willa billie helma
william bill billy will willy wilhelm willi liam guillermo guillaume guglielmo willem wim bela vilmos memo helmut wojciech
winifred winnie
witold witek
wojciech wojtek voytek
wolfgang wolf wolfi
włodzimierz włodek
xavier javier javi xavi xaver
yaroslav yarik jaroslav slava jarek jaroslaw
yekaterina katyusha katyushka
yevgenia zhenya
yitzhak isaac izzy itzik isaak ike
yolanda yoli jolanda
yosef yossi
yusuf youssef
zachary zach zack zachariah
zbigniew zbyszek
zdeněk zdenda zdenek
zdzisław zdzisiek
zinaida zina
zlatko zlata
zoltán zoli
zsuzsanna zsuzsa zsuzsi
zvonimir zvone
đorđe đoka george djordje
`

/** The lines as lists: the full name first. */
export const nameFamilies: readonly (readonly string[])[] = lines.trim().split('\n').map((line) => line.trim().split(' '))
