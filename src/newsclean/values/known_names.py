"""Frequent given names of all languages, and surnames of Chinese, Japanese and Korean.

A title-case label ("Privacy Policy") looks like a name. Where little else speaks for a person, a known name must. No list is complete, so a name that
is not known is not held against a line that has better evidence.
"""

from __future__ import annotations

from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of

# The surnames of nine in ten Chinese, in both ways of writing.
_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧"
    "姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯康施洪游詹簡翁温溫"
)
_CHINESE_OF_TWO = frozenset(("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "夏侯"))
# Those of all but one in a hundred Koreans.
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
# Frequent Japanese surnames of two characters or more. Of one character, few tell a name.
_JAPANESE = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上
    木村 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上
    遠藤 青木 坂本 斉藤 斎藤 齋藤 齊藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田
    竹内 小野 田村 中山 和田 石田 森田 上田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 島田 谷口
    大野 丸山 今井 河野 藤本 村田 武田 上野 杉山 増田 小山 大塚 平野 菅原 久保 松井 千葉 岩崎 桜井
    野口 松尾 木下 菊地 菊池 野村 新井 渡部 佐野 古川 小島 水野 高田 五十嵐 小松 本田 山内 杉本
    市川 西田 浜田 松下 大西 川口 平田 飯田 服部 川崎 本間 大橋 土屋 小池 荒木 石原 中田 矢野 松岡
    岩田 樋口 秋山 熊谷 大島 川村 北村 久保田 小西 大谷 石橋 福島 吉川 永井
    """.split()  # noqa: SIM905
)
# Given names, in small letters; for Vietnamese, Hungarian and the like also surnames that stand first.
_GIVEN = frozenset(
    """
    aapo aaron aart aarti abbas abby abdallah abdul abdullah abdulrahman abena abhijit abhishek abigail abiodun abu achieng achille ada
    adaeze adalberto adam adebayo adela adele adem adeola adewale adeyemi adi adina aditi aditya adolfo adriaan adrian adriana adèle afonso
    agata agathe agnes agnese agneta agnieszka agostino agung agus agustín ahmad ahmed ahmet aidan ailsa aino aisha aisyah aitor ajay ajit
    akash akbar akhil aki akif akinyi akosua akshay alan alba albert alberto albin alda aldo alejandra alejandro aleksander aleksandra
    aleksi alena alessandra alessandro alessia alessio alex alexander alexandra alexandru alexis alfonso alfred alfredo ali alice alicia
    alicja alin alina aline alison alka allison alok alper alyssa alžběta ama amadou amal amalia amanda amandine amani amar amber amelia
    amina aminata amir amira amit amitabh amparo amrita amy amélie amílcar ana ana-maría anabela anand ananya anaïs anca anders andi andre
    andrea andreas andreea andrei andrew andrzej andrás andré andrés andy aneta anett anette angela angelo anggi angharad angus anikó anil
    anisa anita anja anjali anju anke ankit ankita ann ann-charlotte anna anna-karin anna-liisa annalisa anne anne-marte anneke anneli
    annemarie annemette annette annie annika anouk anssi antal antero anthony antje antoine anton antonella antoni antonia antonio antti
    antónio anupam anuradha anwar aoife aonghas aparna apoorva april archana arda ari aria ariadna arianna ariel arif arild aris arja arjan
    arjun arkadiusz armando armin armindo arnaldo arnaud arne arnoud arthur arto artur arturo arun arvid arvind arzu asbjørn asep asha
    ashish ashley ashok ashwini aslak asli aslı astri astrid asuman atilla atle attila attilio atul audrey audun aurel aurelia aurora
    aurélie aurélien austin ava axel ayanda aydın ayesha aylin ayman ayodele aysel ayu ayşe ayşegül ayşenur aziz babatunde bagus balázs
    bambang banu baptiste baran barbara barbora barnabás barry bart bartosz bartłomiej barış bas bashir bastian batuhan bayu beata beate
    beatrice beatriz becky bekir belén ben bence benedetta benedict benito benjamin benoît bent bente berit berk berna bernadett bernard
    bernardo bernd bernhard bertrand beth bethany bettina betty beyza beáta bharat bhavna bianca bilal bill billy birger birgit birgitta
    birgitte birthe bjarke bjarne björn bjørn bjørnar blake blanca blanka bo bob bobby bodil bogdan bogusław bohumil bongani bonnie bora
    borja bożena božena brad bradley bram brandon brenda brendan breno brent brett brian brice bridget brigitte britt britta bruce bruna
    bruno bryan budi burak burcu busisiwe buğra bárbara bård béla bùi bülent caio caitlin caleb callum camelia cameron camila camilla
    camille canan candela caner carina carl carl-johan carla carlo carlos carlota carlotta carmen carol carolien carolina caroline carrie
    carsten casey catalina catarina caterina catherine cathrine cathy catriona cayetana cecilia celal cem cemal cengiz ceren cesare cezar
    cezary chandan chandra chantal charles charlie charlotte charu chelsea cheryl chiamaka chiara chidi chika chinedu chioma chloe chris
    christa christelle christer christian christiane christina christine christoph christopher chu chukwudi ciarán cihan cindy cinzia
    ciprian citra claire clara clare clark claudia claudio claudiu claus cláudia cláudio clémence clément coen colin conceição concha
    connor constantin consuelo coralie corentin corina corinne cormac cornel cornelia corné corrado cosimo cosmin costel courtney craig
    cristian cristiana cristiano cristina cristóbal crystal csaba csilla curtis cynthia cyril czesław cátia cécile célia céline césar
    cüneyt cătălin cătălina daan dag dagfinn daisy dale dalia damian damien damla dan dana daniel daniela daniele danielle danilo danny
    danuta darcy dario dariusz darren darío dave david davide dawid dawn dean debora deborah debra declan dedi deepa deepak deepika
    delphine demet deni denis denisa denise deniz dennis derek derya desi detlef dev devika dewi dhruv dian diana diane didem didier diego
    dieter dietmar dilek dimas dina dinda dinesh dinu diogo dirk ditte divya doina dolores domenico dominic dominik dominika dominique don
    donald donatella donna dorin dorota dorothea dorothy dorte dorthe doug douglas douwe doğan dragoş dragoș duarte dumitru duncan dušan
    dwi dylan dániel dávid débora dénes dóra dương eamon ebba ebbe eberhard ebru ece ed eda eddie edit edith edoardo eduarda eduardo edward
    edyta eelco eero eeva efe egil eija eileen einar eirik eivind eka eko ekrem elaine eleanor elemér elena eleonora eli elia elif elijah
    elin elina elisa elisabeta elisabete elisabeth elisabetta elizabeth eliška elke ella ellen ellie eloy els elsa elvira elżbieta emanuela
    emanuele emeka emel emese emil emilia emilio emily emin emine emma emmanuel emmanuelle emrah emre endah ender endre engin enikő enric
    enrica enrico enrique enver enzo eoin eray ercan erdal erdem erdoğan eren erhan eric erica erich erik erika erin erkan erkki erna
    ernesto ernst ernő erol ersin ertuğrul erwin erzsébet esa esben esi esin eskil espen esra esteban estela estelle esther eszter ethan
    ethem ettore eugen eugene eugenia eugenio eva eva-maria evan eve evelien evelina evelyn ewa ewan ewelina ewout eylem eyüp fabian fabien
    fabio fabiola fabrice fabrizio fadi fadime fahri faisal faith fajar fanny farah farid faruk fatih fatima fatma fatou fauzi febri
    federica federico fehmi felicity felipe felix femi femke ferenc ferhat fermín fernanda fernando ferruccio ferry feyza figen fikret
    filip filipa filipe filippo filiz finn fintan fiona fitri flavia flavio flemming floor florence florent florentina florian florin
    florina flávia flávio folake folasade folke fosca frances francesca francesco francis francisca francisco franciszek franco frank
    františek franz franziska françois françoise fred frederik fredrik freya frida frieda friederike friedrich frits fritz frode fruzsina
    frédéric fulya funda funmi furkan fábio fátima gabi gabriel gabriela gabriele gabriella gaetano galih gamze gareth gary gaurav gauri
    gautam gavin gaël gaëlle geert geeta geir gema gemma geneviève gennaro geoff geoffrey georg george georges georgia gerald gerard
    gerardo gerd gergely gergő gerhard germán gerrit gert ghada gheorghe giacomo giada gian gianfranco gianluca gianni gigi gijs gil
    gilberto gilles gillian gina giorgia giorgio giovana giovanna giovanni girish gisela gita gitte giulia giuliana giuliano giulio
    giuseppe giuseppina gizem glen glenn gloria glória gonzalo gonçalo gopal gordon gorm govind grace graham grant grazia graziella grażyna
    greg gregorio gregory greta grete grigore gro gry grzegorz gráinne guadalupe gugu guido guilherme guillaume guillermo gunilla gunnar
    guntur guri guro gustaf gustav gustavo guus guy gwen gwyneth gyula gyöngyi györgy györgyi gábor gérard géza gökhan gönül göran göte gül
    gülay gülcan gülsüm gülşen günay günter günther gürkan hadi hajnalka hakan hala halil halima halime halina haluk halvor hamid hamish
    hamza hana hanan handan hande handoko hani hanna hannah hanne hanneke hannele hannelore hannes hannu hans hans-peter harald harish
    hariyanto harm harri harriet harry harsh hartmut harvey hasan hassan hatice hayati heather hector hege heidi heike heikki heiko heiner
    heinrich heinz heleen helen helena helga helge heli helmut hema hemant hendra hendrik henk henna henning henri henrik henrique henry
    henryk herbert herman hermann hernán heru hervé hilal hilde hilkka hisham holger holly honorata horia horst horváth howard hoàng hubert
    huda hugh hugo hussein huỳnh håkan håkon håvard héctor hélder hélène hülya hüseyin hồ ian iancu ib ibolya ibrahim ibrahima ida idar
    idil ifeanyi ignacio igor iida iiro ika ikenna ilaria ildikó ileana ilhan ilie ilker ilkka ilmari ilona ilse ilyas imam iman imanol
    imogen imran imre ina inaya inci indah indira indra ineke ines inga inge ingeborg inger ingmar ingo ingrid ingvild inka inmaculada
    intan inés inês ioan ioana ion ionel ionela ionuţ ionuț ipek irem irena irene ireneusz irfan irina iris irja irma irwan isaac isabel
    isabella isabelle isadora ishaan ishita isidro isla ismail israel istván iulia iulian iva ivan ivana ivano ivar ivo ivy iván iwan iwona
    izabela iñaki i̇brahim i̇smail jaakko jaana jaap jabu jacek jacinta jack jackie jackson jacob jacopo jacqueline jacques jade jadwiga
    jaime jair jake jakob jakub jamal james jamie jan jan-erik jana jane janet jani janice janina janine janne janneke janusz jared jari
    jarkko jarle jarmila jarmo jaromír jaroslav jarosław jasmine jason jasper javier jay jaya jayant jean jean-baptiste jean-claude
    jean-françois jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-pierre jeff jeffrey jelle jen jenna jenni jennifer
    jenny jens jenő jeppe jeremy jeroen jerry jerzy jesper jess jesse jessica jesús jet jette jill jim jimena jimmy jitka jitske jiří jo
    joachim joakim joan joana joanna joanne joaquim joaquín jochen joe joel johan johanna johannes john johnny joko jolanta jon jonas
    jonatan jonathan jonty joonas joost jop jord jordan jordi jorge joris jorma jorrit jorunn jos josef josefin josefina josep joseph josh
    joshua jostein josé jouko jouni joyce joão joël juan juana juanjo judit judith judy juha juhani juho jukka julia julian julie julien
    julieta juliette julio june jussi justin justine justyna jutta jyoti jyrki jános jérémy jérôme józef józsef jörg jørgen jørn júlia
    júlio jürgen kaan kaare kaarina kabir kacper kadir kagiso kai kaija kaisa kaitlyn kalle kamal kamau kamil kamila kapil karabo karan
    karel karen kari karim karin karine karl karol karolina karolína karsten kartika kasper katalin katariina katarina katarzyna kate
    kateřina katharina katherine kathleen kathrin kathryn kathy kati katie katja katrina kavita kay kayla kazimierz kees keith kelechi
    kelly kemal ken kenan kenneth kerem kerry kerstin keshav kevin khadija khaled khalid kieran kim kimberly kimmo kinga kiran kirsi
    kirsten kirsty kishore kjell kjersti kjetil klaas klara klas klaudia klaus klára knut koen kofi kojo komal konrad koray kornél kovács
    krishna kristen krister kristian kristiina kristin kristina kristine kristofer kristoffer kristýna krisztina krisztián krystian
    krystyna krzysztof kumar kunal kurnia kurt kwabena kwame kwasi kyle kyösti kálmán károly kåre kübra ladislav laetitia laia laila lajos
    lakshmi lalit lamia lara larissa larry lars lars-erik lars-petter lasse lata laura lauren laurence laurent laurenţiu laurențiu lauri
    lavinia lawrence layla leah leandro lech lee leena leif leila leire lena lene lenka lennart leo leonard leonardo leonor lerato leslie
    lestari leszek leticia letícia levent levente lewis leyla lia liam libor lidia liesbeth lieve liisa liliana lilla lily lina linda
    lindiwe lindsay lindsey line linn linnea lino linus lionel lisa lise liv livia liviu liz logan lola lone loredana lorena lorenza
    lorenzo lorna lothar lotta lotte louis louise lourdes love lovisa loïc luana lubna lubomír luboš luc luca lucas lucia lucian luciana
    luciano lucie lucio lucy lucyna lucía ludovic ludovica ludwig luděk luigi luis luisa luiz luiza luke lukman lukáš luminiţa luminița
    lungile lutz luz luís luísa lydia lynn lászló lâm léa léo lê lígia lúcia lý maaike maarit maarten macarena machteld maciej maddalena
    madeleine madhav madhu madison mads magda magdalena magdaléna magne magnus maha mahesh mahmoud mahmut mai maija maike mairéad maite
    maja majid malak malcolm malin malini mamadou manas mandla manfred manish manisha manju manoel manoj manon manuel manuela mar mara marc
    marcel marcela marcello marcelo marcin marco marcos marcus mareike marek maren margaret margareta margarita margaux margherita margot
    margriet marguerite mari maria mariam mariana mariangela marianna marianne mariano maribel marie marieke marijke marika marilena
    marilyn marin marina marine mario mariola marion marisa marisol marit marius mariusz mariëlle marja marja-leena marjo marjolein
    marjorie mark markku marko markus markéta marleen marlene marta marte martha martijn martin martina martine martti martyna marwan mary
    maryam maryse maría marília mason massimiliano massimo mateo mateus mateusz matheus mathias mathieu mathijs mathilde mats matt matteo
    matthew matthias matthieu matti mattia mattias matías matěj maud maura maureen mauricio maurizio mauro maurício max maxime maximilian
    maya maël maëlys małgorzata meena meenakshi meera meg mega megan megha mehdi meike melanie melati melek melih melike melinda melissa
    meltem meral mercedes merja mert merve mervi mesut metin mette mia michael michaela michal michał michel michela michele michelle
    mieczysław mieke miguel mihaela mihai mihnea mihály miika mika mikael mikkel mikko miklós mikołaj milagros milan milena miles miloslav
    miloš mine minna minttu mircea mireia mireille mirela mirella mirja mirjam mirko miroslav mirosław mirva mitchell mogens mohamed
    mohammad mohammed mohan mohit moira molly mona monica monika monique montserrat morag morgan morgane moritz morten mounir moussa mpho
    muhammad muharrem mukesh mukul mulyadi murali murat muriel murilo musa mustafa muthoni muzaffer mwangi mylène márcia márcio mária márk
    márta márton máté märta mélanie mónica müge nabil nacho nada nadia nadine nadja nadège nagy naledi nanda nandini naomi narendra naresh
    nasser natale natalia natalie natasha nathalie nathan natália naveen nazan nazlı naďa ndidi necati neelam neeraj neha neil nelson nerea
    nermin neslihan nevin nga ngozi nguyễn ngô niamh nicholas nick nico nicola nicolae nicolas nicole nicoleta nicoletta nicolás nidhi
    niels nienke nieves nigel nihal nihat niina nikhil niklas niko nikolaj nikolett nilay nilgün nils nina nino nisha nitin nitya njeri
    nkosana nneka noah noelia nokuthula nokwanda nolan nomsa noor nora norbert norma nour noémi noël nthabiseng nuno nur nuray nurcan
    nurhan nuri nuria nurten nurul nádia nándor nóra núria oana obinna ochieng octavian odd odd-arne oddvar odile oisín oki oktay ola olaf
    olav oldřich ole olga olimpia oliver olivia olivier oliwia olle olli olof olu oluwaseun omar omondi ondřej onur oona orhan orietta orla
    ornella orsolya osama oscar oskar osman otakar otto ottó otávio oumar ousmane outi ove ovidiu owen oya oğuz paavo pablo paco paige
    paivi palesa pallavi palle paloma pamela pankaj panu paola paolo parth pascal pascale pasi pasquale patrice patricia patricio patrick
    patrik patrizia patrycja patryk patrícia paul paula pauli paulina pauline paulo pavel pavla pavlína paweł payal paz peder pedro pekka
    pelin penny pentti pepe per per-arne per-olof pernilla pernille pertti pete peter petr petra petre petri petru petter phan phil philip
    philipp philippe phillip phoebe phạm pia pier piero pierre piers piet pieter pietro piia pilar pim piotr pirjo pirkko piroska polly
    pontus pooja poul prabhat pradeep prakash pramod pranav prasad prashant pratik praveen preben preeti prem prerna priya priyanka
    przemysław puneet putra putri pál päivi pär pål péter pınar quentin rachel rachid radek radha radim radka radosław radu rafael rafaela
    rafał raffaele raffaella raghav ragnar rahmat rahul raija raimo rainer raj raja rajat rajeev rajesh rajiv rakesh ralf ralph raluca ram
    raman ramazan ramesh rami ramiro ramona ramón rana randi randy rani rania ranjan raphaël raquel rasha rashmi rasmus ratna raul ravi ray
    raymond raúl rebecca rebecka recep reece reem reetta refilwe regina reijo reiner reinhard reinhold reinier rekha remco remus remzi
    renan renata renate renato renaud renske renu renzo rené reza rhys rianne ricardo riccardo richard richárd rick rickard riikka riina
    rik rikke rina rinaldo rini risto rita ritika ritu ritva rizal rizki rizky roar rob robbert robert roberta roberto robin rocco rocío
    rod rodolfo rodrigo roel roelof rogelio roger rogério rohan rohit roland rolf romain roman romana romano román ron ronald rory rosa
    rosanna rosanne rosario rosemary rosie ross rossana rossella roxana roy rozália ruben ruby rubén ruchi rudi rudolf rui rune rupa
    russell rutger ruth ruxandra ryan ryszard réka rémi rémy róbert róisín rüdiger răzvan rıza saara sabina sabine sabri sabrina sachin
    sagar saija sakari salih salim sally salma salvador salvatore sam samantha samar sameer sami samir samira sampo samu samuel samuele
    samuli sana sandeep sander sandhya sandra sandrine sangeeta sanjay sanjeev sanna sanne santeri santi santiago santosh saoirse sapna
    sara sarah sari sarita saskia satish satu saurabh savaş savino scott sean sebastian seda sedat seema seija selda selim selin sello
    selma selçuk semih semra sena seppo serap serdar serena serge sergio sergiu serkan sevda sevgi sevil sezen sezgin seán shalini shankar
    shannon sharad sharon shashi shaun shauna sheetal sheila sherif shikha shilpa shirley shiv shivani shobha shreya shruti shubham shweta
    sian sibel sibusiso siddharth siegfried sietske signe sigrid sigurd sigve silja silje silke silvana silvia silvio silviu simon simona
    simone simão sinan sinem sini sinta siobhan siobhán sipho siri sirpa sissel siti siyabonga sjoerd slamet smita smriti sneha sofia
    sofiane sofie sofía soledad solveig solène sonal sonali songül sonia sonja sophia sophie sorin sorina spencer sri srinivas stacey
    staffan stan stanislav stanisław stanley steen stefan stefania stefanie stefano steffen stein steinar stelian stella stephan stephanie
    stephen steve steven stewart stian stig stijn stine stuart sture sturla stéphane stéphanie suat subhash sudha sudhir sue sugeng suha
    suharto sujata sukma sumit sunil sunita suparman suresh susan susana susanna susanne sushma susi suvi suzanne svante svein sven sverre
    svetlana swantje swati sylvain sylvia sylvie sylwia synnøve szabolcs szabó szilvia szymon sándor sára sébastien sérgio séverine sílvia
    sónia søren süleyman sławomir tadeusz taina tamara tamer tamás taner tanja tanvi tanya tapani tapio tara tarek tariq taru tarun tarık
    tatiana ted teemu teguh teija telma temitope tendai teodor teodora teresa tereza terje tero terry tess teun thabo thais thandi thea
    themba theo theresa thiago thibault thierry thijs thilo thomas thorsten thái théo tiago tibor tiffany tiina till tilman tim timo
    timothy tina tine tineke tiziana tjeerd tobias toby todd tolga tom toma tomas tomasz tomi tommaso tommi tommy tomás tomáš ton tone toni
    tonje tonny tony topi tor torben torbjörn tore torgeir torill tormod torstein torsten tove tracey tracy traian travis trevor tri trine
    trinidad tristan troels trond trude truls trygve trần trịnh tuba tudor tuija tuncay tunde tuomas tuomo turan turgay tuti tuula tuuli
    tuğba tuğçe tyler tânia tímea tóth tünde tạ uche uday udin udo ufuk ugo ulf uli ulla ulrich ulrika ulrike uma umar umberto umut una
    unni urban ursula urszula usha ute uwe uğur valentin valentina valeria valerio valeriu valtteri valérie vanda vandana vanessa vanna
    varun vasco vasile vasudha veena veera vegard veikko veli venkat vera verena vernon veronica veronika verónica vibeke vicente vicki
    vicky victor victoria vidar vidya vijay vikas vikram viktor viktória ville vilmos vinay vincent vincenzo vineet vinod vinícius viola
    viorel viorica vipin virginia virginie virpi virág visa vishal vishnu vittoria vittorio vivek vlad vladimir vladimír vlasta vojtěch
    volkan volker václav véronique víctor vít vítor võ věra vũ wacław wagner wahyu waldemar walid walter waltraud wambui wanda wanjiku
    wanjiru warren wati wawan wayne wendy werner weronika wesley widodo widya wiesław wieteke wiktor wiktoria wilhelm will willem william
    wim witold wojciech wolf wolfgang wouter wulan władysław xavier ximena yanis yann yannick yanti yanto yasemin yash yasin yasmin yasser
    yavuz yaw yayan yaşar yeliz yemi yetunde yiğit ylva yngve yogesh yogi yolanda youssef yuda yudi yuli yuni yunus yusuf yves yvonne
    yüksel yıldız yılmaz zach zachary zafer zainab zaki zanele zara zbigniew zdeněk zdeňka zdzisław zehra zeki zeliha zeynep ziad zodwa zoe
    zofia zoltán zsolt zsuzsa zsuzsanna zsófia zuzana zuzanna zülfiye ádám ágnes ákos álvaro ángel ángela ángeles árpád åke åsa édouard
    élise élodie émile émilie érica étienne éva íñigo óscar ömer örjan özge özgür özlem ørjan øystein øyvind ümit đinh đoàn đặng đỗ łukasz
    şahin şebnem şenay şener şerife ştefan šimon štěpán šárka ștefan
    александр александра алексей алена алина алиса алла алёна анастасия анастасія анатолий анатолій андрей андрій анжела анна антон арина
    аркадий артем артур артём богдан богдана борис вадим валентин валентина валерий валерия валерій варвара василий василиса василь вера
    вероника виктор виктория виталий владимир владислав володимир вячеслав віктор вікторія віра віталій галина ганна геннадий георгий
    герман глеб григорий григорій данило дарина дарья дарія денис диана дмитрий дмитро евгений евгения егор екатерина елена елизавета жанна
    захар зинаида зоя иван игорь илья инга инна ирина катерина кирилл клавдия константин костянтин кристина ксения ксенія лариса лев леонид
    леся лидия лилия любов любовь людмила максим мар'яна марʼяна маргарита марина мария марк марта маряна марія матвей микита микола михаил
    михайло надежда надія назар наталия наталья наталя наталія нелли никита николай нина оксана олег олександр олександра олексій олена
    олеся ольга орест остап павел павло петр петро полина пётр раиса роксолана роман ростислав руслан светлана святослав семен семён сергей
    сергій соломія софия софья софія станислав степан таисия тамара тарас татьяна тетяна тимофей тимур федор федір фёдор христина эдуард
    элина эльвира эмма юлия юлія юрий юрій яков яна ярина ярослав ярослава євген євгенія іван ігор ілля інна ірина
    άννα άρης αγγελική αθανάσιος αθηνά αικατερίνη αλέξανδρος αλέξης αλεξάνδρα αναστάσιος αναστασία ανδρέας αντώνης αντώνιος απόστολος
    αργύρης αριστείδης ασημίνα βίκυ βαγγέλης βαρβάρα βασίλειος βασίλης βασιλική γεράσιμος γεωργία γεώργιος γιάννης γιώργος γρηγόρης
    δέσποινα δημήτρης δημήτριος διονύσης ειρήνη ελένη ελευθέριος ελευθερία ευάγγελος ευαγγελία ευτυχία ζωή ηλέκτρα ηλίας ηρακλής θάνος
    θανάσης θεοδώρα θεόδωρος θοδωρής θωμάς ιωάννα ιωάννης κατερίνα κυριάκος κωνσταντίνα κωνσταντίνος κώστας λάμπρος λίνα λεωνίδας λουκάς
    μάκης μάριος μάρκος μαίρη μανώλης μαρία μαρίνα μαριάννα μιχάλης νίκη νίκος νατάσα νικόλαος ντίνα πέτρος παναγιώτα παναγιώτης παντελής
    παρασκευή παύλος σοφία σπύρος στέλιος στέργιος στέφανος σταμάτης σταύρος στρατής σωτήρης σωτηρία τάσος φωτεινή φώτης χάρης χαρά χρήστος
    χριστίνα χρύσα όλγα
    آرش آزاده آية أحمد أسامة أشرف أمل أميرة أنور أيمن إبراهيم إسلام إلياس إيمان إيهاب ابراهيم احمد الهام الياس امیر امیرحسین باسم بسام بندر
    بهروز بهزاد بهنام بيار تركي جمال جنى جواد جورج حازم حسن حسين حسین حمید حمیدرضا حنان خالد خديجة داليا داوود دينا رائد راشد رامي رانيا
    رشا رضا رنا ريم زهرا زياد زينب سارا سارة سامر سامي سعد سعود سعيد سعید سلطان سلمى سمر سميرة سمیه شريف شيماء شیما صلاح طارق عائشة عادل
    عبد عبدالله عصام علي علياء علیرضا عماد عمر عمرو غادة فادي فاطمة فاطمه فرح فرشاد فرهاد فهد فيصل كارول كريم كمال لمى ليلى لينا لیلا ماجد
    ماريا ماهر مجید محسن محمد محمدرضا محمود مريم مریم مسعود مصطفى مصطفی منى منير مها مهدی مهسا مي ميساء ميشال میلاد مینا نادر نادية نازنین
    ناصر نبيل ندى نرگس نهى نور نورا نوید نیلوفر هادی هالة هاني هبة هدى هشام هند وفاء وليد يارا ياسر ياسمين يوسف پریسا پویا پیمان کامران
    کاوه کیوان یاسر
    अजय अनिल अनुज अनुराग अनुराधा अनुष्का अभिनव अभिषेक अमन अमित अरविंद अरुण अर्चना अलका अशोक आकाश आदित्य आनंद आलोक आशीष आशुतोष इंद्र कपिल
    कमल कमलेश करण कविता किरण कुणाल कृष्ण गणेश गौरव चंदन जया जितेंद्र ज्योति तरुण दिनेश दिलीप दीपक दीपिका देव देवेंद्र धर्मेंद्र धीरज
    नरेंद्र नरेश नवीन निखिल नितिन निधि निशा नीरज नीलम नेहा पंकज पवन पूजा प्रकाश प्रदीप प्रभात प्रमोद प्रवीण प्रशांत प्रियंका प्रिया प्रीति
    बृजेश भरत मनीष मनीषा मनोज महेंद्र महेश मीना मीनाक्षी मुकेश मोहन मोहित यश योगेश रजत रमेश रवि रवींद्र रवीश राकेश राज राजकुमार राजीव राजू
    राजेंद्र राजेश राधा राम राहुल रितु रीना रेखा रोहित लक्ष्मी ललित विकास विजय विनय विनीत विनोद विवेक विशाल वीरेंद्र शशि शिव शिवानी शुभम
    शैलेंद्र श्वेता संजय संजीव संतोष संदीप सचिन सतीश सरिता सविता सागर सीमा सुधीर सुनीता सुनील सुमित सुरेंद्र सुरेश सुशील सौरभ स्वाति हरि
    हरीश हिमांशु हेमंत
    אבי אביב אברהם אור אורי אורית אילן אילנה איתי איתמר אלון אסף אריאל בן ברק גיא גיל גלית דוד דנה דני דניאל דנית חיים חן טל יוסי יוסף יניב
    יעל יעקב יצחק ירון לאה ליאור לירון מאיה מיכאל מיכל מירב משה נדב נועה נועם נטע ניר עדי עומר עידו עידן עמוס עמית ענת ערן צבי קרן רון רוני
    רונן רועי רותם רחל שי שירה שלומי שני שרה תום תמר
    অনিন্দ্য অনির্বাণ অমিত অর্ণব আবদুল আবু আলী আহমেদ তানিয়া তাহমিনা দেবাশিস নাজমুল নাসরিন পার্থ প্রসূন ফাতেমা ফারহানা ফারুক মাহবুব মাহমুদ
    মিজানুর মুন্নী মো মোহাম্মদ রফিক রহমান রাজীব রাশেদ রুবেল রুমা লায়লা শফিক শারমিন শিরিন শুভ সাইফুল সালমা সুজন সুব্রত সুমন সুমনা সুমি সোমা
    হাসান হোসেন
    กานต์ กิตติ ชัยวัฒน์ ณัฐ ณัฐพล ธนพล ธีรพงษ์ นภา ประเสริฐ ปิยะ พิมพ์ชนก มานี วรรณา วิชัย ศิริพร สมชาย สมศักดิ์ สมหญิง สุชาติ สุดา อนันต์
    """.split()  # noqa: SIM905
)
MIN_SECOND_LETTERS = 5  # of a given name behind the surname, as in Hungarian; shorter ones are words of other languages
CHINESE_LETTERS = range(2, 4)
JAPANESE_GIVEN_LETTERS = range(1, 4)
KOREAN_LETTERS = 3


def has_known_name(name: str) -> bool:
    """Return whether a word of a name is a known given name, or a surname that stands first in its language.

    >>> has_known_name("Jane Doe"), has_known_name("Kovács Anna"), has_known_name("Privacy Policy")
    (True, True, False)
    """
    found = name.replace("İ", "i").lower().split()
    if found[0] in _GIVEN or found[0].split("-")[0] in _GIVEN:
        return True
    return len(found) > 1 and len(found[1]) >= MIN_SECOND_LETTERS and found[1] in _GIVEN


def is_east_asian_person(name: str) -> bool:
    """Return whether a name without spaces is a person's by its surname and its length: Chinese, Japanese or Korean.

    >>> is_east_asian_person("林晓禾"), is_east_asian_person("山本花子"), is_east_asian_person("김하늘"), is_east_asian_person("新华社")
    (True, True, True, False)
    """
    if not all(is_of(letter, HAN + HANGUL + KANA) or letter in "々ヶ" for letter in name):
        return False
    if is_of(name[0], HANGUL):
        return len(name) == KOREAN_LETTERS and name[0] in _KOREAN
    if name[:2] in _CHINESE_OF_TWO:
        return len(name) in (3, 4)
    return (name[0] in _CHINESE and len(name) in CHINESE_LETTERS and not is_of(name[-1], KANA)) or _is_japanese(name)


def _is_japanese(name: str) -> bool:
    return any(name[:size] in _JAPANESE and len(name) - size in JAPANESE_GIVEN_LETTERS for size in (2, 3))
