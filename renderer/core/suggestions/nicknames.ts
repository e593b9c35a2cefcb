/**
 * What people are called for short, and how one name is spelled in several languages: the full name, then what stands for it.
 * A short name may stand for several (`sasha`). Facts, gathered from daily use; what is missing costs a suggestion, never a merge.
 */
const lines = `
abigail abby abbie gail
abraham abe bram avraham ibrahim
adalbert bert adi
adelheid heidi adele
agnieszka aga agata
albert al bert bertie
aleksandra alexandra sasha sascha sandra alex lexi lexa ola shura sanya xandra
aleksei alexei alexey aleksey alyosha lyosha alexej
alexander aleksandr aleksander alexandre alessandro alejandro oleksandr sasha sascha alex alec al sandy sander xander shura sanya ale jano
alfred alf fred freddy
alice alicia ali
amanda mandy
anastasia anastasiya nastya nastia stasia anastasija
andreas andrea andi anders
andrew andy drew andrei andrey andre andrej andres andrzej
angela angie angelika
anna anne ann annie anya ania anja anouk anni annika anouchka
anneliese liese lise lisl
annemarie annemie annemiek
anthony tony antonio anton antoine antoni toni antal
antonia toni tonia tonya antonina
arthur art artur arturo
barbara barb barbie babs babsi bärbel basia varvara varya
bartholomew barry bart bartek bartholomaeus
beatrix beatrice beatriz bea trixi trixie bee
benedikt benedict ben bene benni
benjamin ben benny benji benni
bernadette bernie berna
bernhard bernard bernie bernd bernardo
boris borya
brigitte birgit brigitta gitte gitta britt
caroline carolina karoline karolina caro carol lina karo carrie
catherine katherine katharina kathryn katarina katarzyna ekaterina yekaterina caterina catalina kate katie kathy cathy katy kat kathi kati katja katya kasia trina käthe kitty cat
charles charlie chuck carl karl carlos carlo karel charly chaz
charlotte lotte lottie charlie lotta
christian chris christiaan kristian krystian chrigu
christina christine kristina kristin krystyna cristina chris chrissy christel christl tina kirsten stina krysia
christopher chris kit christoph christophe cristobal krzysztof kris topher
claudia klaudia claudine
clemens clement klemens clem
constantin konstantin kostya kosta konstantinos costa dino
cornelia conny nelly connie nele corrie
cornelius cees kees cor
daniel dan danny dani danilo daniil danila danko
daniela dani danielle danièle ela
david dave davey davide dawid
deborah debbie deb debra debby
dietrich dieter didi
dmitri dmitry dmitriy dmitrij dima mitya dimitri dimitrios dimitris mitja
dominik dominic dom nick dominique
dorothea dorothy dorothee dora dot dottie thea doro dolly
edward ed eddie ted teddy ned eduard eduardo edouard edek edi
eleanor ellie nell nora lenore eleonora eleonore lena
elena helena helene helen lena lenka yelena jelena olena hélène ilona ella nell leni alena
elizabeth elisabeth beth liz lizzy lizzie betty eliza elise lisa liesl lisbeth elsa elsbeth ella lilibeth bess betsy elisabetta isabel isabella isabelle isa sissi sisi lisette libby elżbieta ela erzsebet yelizaveta elizaveta liza
emily emilia emilie emmy milly em emi
emmanuel manuel manu manny emanuel manolo
eric erik erich rick ricky eryk
ernst ernest ernesto erni ernie
esther ester hester essie
eugene evgeny evgeni evgeniy yevgeny yevgeni gene zhenya jenya jewgeni eugen eugenio eugeniusz
eugenia evgenia evgeniya yevgenia zhenya jenya eugenie
eva eve evi evita ewa evelyn
ferdinand ferdi fernando nando fernand ferry
florence flo flossie florentina
florian flo flori flow
frances fran franny francesca francisca franziska françoise francoise franzi fanny sissi paca paquita kika cisca
francis frank francisco francesco franz frantisek franciszek françois francois paco pancho kiko curro fran franzl cesco pepe franek ferenc
frederick fred freddy friedrich fritz frederic frederik fryderyk federico fede rick
gabriel gabe gabi gabor gabo
gabriele gabriela gabriella gabi gaby gabrielle
georg george jorge giorgio georges jurij yuri yuriy yury jerzy jörg joerg jürgen juergen jiri schorsch georgios giorgos gosha zhora jurek goran
gerald gerry jerry gerhard gerd gert gerardo gerard gary
gertrude gertrud trude trudi trudy gerti
giovanni gianni vanni nanni gian
giuseppe beppe peppe pino
gottfried godfrey friedl
gregory greg gregor grigori grigory grisha gregorio grzegorz grigoriy gregg
guadalupe lupe lupita
gustav gus gustavo gustave guszti
günther guenther gunther gunter günter
hans johann john johannes juan jean ivan jan giovanni ian sean jack johnny jonny hansi hannes joao jock vanya jens yannis ioannis giannis yann juanito janek ivo jussi janos johan evan
harald harry harold hal haraldur
heinrich henry henri hendrik henrik enrique enrico heinz heiner hank harry hal henk rik quique kike henryk
henrietta henriette etta hettie jette henrike rike
herbert herb bert heribert
hermann herman armando
hubert bert hubi huub
hugo hugh hugues ugo
ignacio nacho ignatius ignaz ignazio iñaki inaki
igor igorek gosha
ilya ilia ilja elijah elias eli
irina ira irene irena irka irène irini
jacob jakob james jim jimmy jamie jake diego santiago jacques giacomo jaime iago jakub kuba kobe yasha jacobo tiago hamish seamus
jacqueline jackie jacky jacquie
janet jan jane jeanette jeannette jenny janette jana joan joanna johanna ioanna giovanna juana yana hanna jeanne jo joasia asia hansi ivana
jennifer jen jenny jenn jenni
jeremy jerry jeremias jem jeremiah
jessica jess jessie jessy
joachim jochen achim jo joaquin kim quim
joseph joe joey jo josef jose josep giuseppe iosif jozef pepe pepi sepp seppi beppe joška joschi pepito chepe zé yusuf youssef yosef jupp
josephine josefa josefine josefina josie jo pepa fina pina sefa pepi fifi
joshua josh
judith judy judit jutta jodie
julia yulia yuliya julie juliette iuliia julija giulia jule julka yulya juli
julian jules julien julio yulian
karin carina karina
kenneth ken kenny
kimberly kim kimmy
klaus claus nicholas nicolas nikolaus nick nicky niko nico nikolai nikolay nikolaj kolya nikos nils niels nicola niklas miklos mikołaj mikolaj nikola nicolau klaas claas colin
kurt konrad conrad curt konni
larisa larissa lara lora
lawrence larry laurence lars lorenzo lorenz laurent lenz enzo laurin lars laurentius
leonard leo len lenny leonardo leonhard lenni
leonid lyonya leo lenya
leopold leo poldi
lev leo leon leonas
lillian lily lilly lili liliana lilian
louis lou louie ludwig luis luigi ludovic lajos lewis gino ludovico lutz wiggerl luís lodewijk gigi
louise lou luisa luise lulu
lucia lucy lucie luzia lucille lucinda luz
lyudmila ludmila ljudmila lyuda mila luda
magdalena madeleine lena magda maddy maggie leni madalena malena madlen
manuela manu ela
marcel marcello marcelo marc
margaret margarete margarita marguerite margot meg maggie peggy greta gretel grete margarethe madge daisy rita gretchen margit małgorzata malgorzata gosia marge pegeen marga peg megan mette
maria marie mary miriam marija mariya masha marusya mia mimi molly polly mitzi mizzi ria marika mariechen moira maryam maja manya mare maricarmen
mariajose marijose majo
marjolein jolein mar
mark marc markus marcus marco marcos marek marko
martha marta patty marthe
martin marty martino marcin tino
martina tina
matilda mathilde tilly tilda mathilda
matthew matt matthias matthieu mathieu mateo matteo matti mats mathis hias hiasl mateusz matvei matvey matias thijs matyas
maximilian max maxi maximiliano maxim maksim maxime maksymilian
melanie mel melly
melissa mel missy lissa
mercedes merche mercè
michael mike mick mickey mikhail mikhael misha miguel michele michel michal micha michi miki mischa mihai mikael mihail mikko mitch mischka michiel
michelle shelly michaela michèle micki ela
monika monica moni mona monique
mohammed muhammad mohamed mehmet mohammad mo muhammed mohamad
natalia nataliya natalie nataly natalja nathalie natasha natascha tasha nat talia nata
nathaniel nathan nate nat
nicole nicola nicky nikki nicolette nici colette
oleg olezhka olezh
olga olya helga olenka
oliver ollie olivier oli olli olivia
oscar oskar ossi
otto otti
pamela pam pammy
patricia pat patty tricia trish patsy patrizia patrycja
patrick pat paddy patricio patrizio pádraig patryk rick
paul pablo pavel paolo paulo pawel pasha pau pål poul paulie pál
paula paulina pauline paola polina paulette pola
pearl perla
penelope penny nell
peter pete petr pyotr petra pedro pietro pierre piotr petya petros pieter per peer piet peder petar petri pit perry petter
philip phil philipp philippe felipe filip filippo pip lippo
rafael raphael rafi rafa raffael rafał raffaele
raimund raymond ray ramon raimondo mundl mundi
rebecca becky becca rebekka beck
regina gina reggie regine
reinhard reini reinhardt
renate renata nate reni
richard rick dick rich ricky richie ricardo riccardo ryszard rico
robert bob bobby rob robbie bert roberto robin robi
roberta bobbie robbie berta
roland rolly rolando
ronald ron ronnie ronaldo
rosa rose rosie rosemary rosemarie rosi rosalia rosario rosalind charo
rudolf rudi rudy rodolfo rudolph rolf ralph
samuel sam sammy samuele
samantha sam sammy
sara sarah sally sadie zara
sebastian seb basti bastian sebastien wastl bas sebas
sergei sergey sergej sergiy serhiy sergio serge seryozha sergi serzh
simon simone szymon si simeon semyon simão
sofia sophia sophie sofie sonja sonya sofya sonia zofia žofie fifi
stanislav stas stan stanislaw staszek slava stanislaus
stefan stephen steven steve stephan stefano esteban etienne stevie szczepan steffen stepan istvan stefanos pista
stephanie stefanie steffi stefania steph estefania stefi
susan susanne susanna suzanne sue suzy susi sanna zuzana sanne susie zuzanna suse
svetlana svetla sveta lana svitlana swetlana
tamara tammy toma tamar
tatiana tatyana tanya tanja tania tatjana taťána
teresa theresa therese terry tess resi thea tere terezia maite
thaddeus tad tadeusz thad tadeo
theodor theodore theo ted teddy fyodor fedor teodor teodoro fedya
thomas tom tommy tomas tomasz thom tommaso tomek tomáš massimo tamas
timothy tim timmy timo timofei timofey timotheus
tobias toby tobi tobey
ulrich uli ulli ueli ulrik
ulrike uli ulli rike ulrika
urszula ursula uschi ulla ursel orsolya
vadim vadik dima
valentin valentine val valentino valik valya
valentina valya tina vale
valeria valerie val valerija lera
vasily vasili vasiliy vasya basil wassili vasil vassilis vassily
veronika veronica vroni ronnie nika vera véronique roni vera
victor viktor vitya vic vittorio witold
victoria viktoria vicky vika vicki tori viktoriya vittoria viki
vincent vince vinny vincenzo vicente vinzenz vinnie chente
viola violetta violet
vitaly vitali vitaliy vitalik vitalij
vladimir volodymyr vova volodya vlad wladimir vladi vlado włodzimierz
vladislav vlad vladik slava wladyslaw vladek
vyacheslav slava viacheslav wjatscheslaw
walter walt wally walther gualtiero
werner verner
wilhelmina wilma mina minna willa billie helma
william bill billy will willy wilhelm willi liam guillermo guillaume guglielmo willem wim bela vilmos memo helmut wojciech
wolfgang wolf wolfi
xavier javier javi xavi xaver
yaroslav yarik jaroslav slava jarek jaroslaw
yosef yossi
yitzhak isaac izzy itzik isaak ike
zachary zach zack zachariah
zsuzsanna zsuzsa zsuzsi
`

/** The lines as lists: the full name first. */
export const nameFamilies: readonly (readonly string[])[] = lines.trim().split('\n').map((line) => line.trim().split(' '))
