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
    """佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田
    岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 斎藤 齋藤 齊藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田
    石田 森田 上田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 島田 谷口 大野 丸山 今井 河野 藤本 村田 武田 上野 杉山 増田 小山 大塚 平野 菅原 久保 松井 千葉
    岩崎 桜井 野口 松尾 木下 菊地 菊池 野村 新井 渡部 佐野 古川 小島 水野 高田 五十嵐 小松 本田 山内 杉本 市川 西田 浜田 松下 大西 川口 平田 飯田 服部 川崎
    本間 大橋 土屋 小池 荒木 石原 中田 矢野 松岡 岩田 樋口 秋山 熊谷 大島 川村 北村 久保田 小西 大谷 石橋 福島 吉川 永井""".split()  # noqa: SIM905
)
# Given names, in small letters; for Vietnamese, Hungarian and the like also surnames that stand first.
_GIVEN = frozenset(
    """aaron abby abdul abigail adam adrian agnes ahmed aidan aisha alan albert alex alexander alexandra alexis alfred ali alice alison allison alyssa amanda
    amber amelia amy ana andre andrea andreas andrew andy angela angus anita ann anna anne annie anthony antonia antonio april aria ariel arthur ashley
    audrey austin ava barbara barry beatrice becky ben benedict benjamin bernard beth bethany betty bill billy blake bob bobby bonnie brad bradley brandon
    brenda brendan brent brett brian bridget bruce bryan caitlin caleb callum cameron carl carla carlos carmen carol caroline carrie casey catherine cathy
    cecilia charles charlie charlotte chelsea cheryl chloe chris christian christina christine christopher cindy claire clara clare clark claudia colin connor
    corinne courtney craig crystal curtis cynthia daisy dale dan dana daniel danielle danny darcy darren dave david dawn dean deborah debra denise dennis derek
    diana diane dominic don donald donna dorothy doug douglas duncan dylan ed eddie edith edward eileen elaine eleanor elena eli elijah elizabeth ella ellen
    ellie emily emma eric erica erik erin ethan eugene eva evan eve evelyn ewan faith felicity felix fiona frances francis frank fred freya gabriel gareth gary
    gavin gemma geoff geoffrey george georgia gerald gerard gillian gina glen glenn gordon grace graham grant greg gregory gwen hamish hannah harriet harry
    harvey heather hector helen helena henry holly howard hugh hugo ian imogen irene iris isaac isabel isabella isla ivan ivy jack jackie jackson jacob
    jacqueline jade jake james jamie jan jane janet janice jared jasmine jason jay jean jeff jeffrey jen jenna jennifer jenny jeremy jerry jess jesse jessica
    jill jim jimmy jo joan joanna joanne joe joel john johnny jon jonathan jordan joseph josh joshua joyce juan judith judy julia julian julie june justin
    kaitlyn karen karl kate katherine kathleen kathryn kathy katie katrina kay kayla keith kelly ken kenneth kerry kevin kieran kim kimberly kirsten kirsty
    kristen kristin kyle lara larry laura lauren laurence lawrence leah lee leo leonard leslie lewis liam lily linda lindsay lindsey lisa liz logan lorna
    louis louise lucas lucy luke lydia lynn madeleine madison malcolm marcus margaret maria marie marilyn marion marjorie mark martha martin mary mason matt
    matthew maureen max maya meg megan melanie melissa mia michael michelle miles mitchell moira molly monica morgan naomi natalie natasha nathan neil nicholas
    nick nicola nicole nigel nina noah nora oliver olivia oscar owen paige pamela patricia patrick paul paula pauline penny pete peter phil philip phillip
    phoebe polly rachel ralph randy ray raymond rebecca reece richard rick rita rob robert roberta robin rod roger ron ronald rory rosa rosemary rosie ross
    roy ruby russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shannon sharon shaun shauna sheila shirley sian simon sonia
    sophia sophie spencer stacey stan stanley stella stephanie stephen steve steven stewart stuart sue susan susanna suzanne sylvia tamara tanya tara ted
    teresa terry thea theo theresa thomas tiffany tim timothy tina toby todd tom tommy toni tony tracey tracy travis trevor tristan tyler una vanessa vera
    vernon veronica vicki vicky victor victoria vincent virginia walter wanda warren wayne wendy wesley will william yvonne zach zachary zara zoe
    anja anke annette antje armin arne astrid axel bastian beate bernd bernhard bettina birgit björn brigitte britta carsten christa christiane christoph
    claus cornelia detlef dieter dietmar dirk dorothea eberhard elke erich ernst eva-maria fabian florian franz franziska frieda friedrich friederike fritz
    gabi gabriele georg gerd gerhard gisela günter günther hanna hannelore hannes hans hans-peter harald hartmut heike heiko heiner heinrich heinz helga
    helmut henning henrik herbert hermann holger horst ines inga inge ingo ingrid jana jens joachim jochen johanna johannes josef jörg jürgen jutta kai karin
    karsten kathrin katja katharina kerstin klaus konrad kristina kurt lars lena lothar ludwig lutz manfred manuel manuela marc marcel mareike marko markus
    marlene martina mathias matthias maximilian maike meike michaela mirko moritz nadine nadja niklas nils norbert olaf ole otto patrick petra philipp
    rainer ralf reiner reinhard reinhold renate robert roland rolf rüdiger rudolf sabine sandra saskia sebastian siegfried sigrid silke silvia simone sonja
    stefan stefanie steffen stephan susanne sven swantje tanja thilo thorsten till tilman tobias torben torsten udo ulf uli ulrich ulrike ursula ute uwe
    verena volker waltraud werner wilhelm wolf wolfgang yannick
    adèle agathe aline amandine amélie anaïs antoine arnaud aurélie aurélien baptiste benoît bertrand brice camille caroline cécile céline chantal christelle
    clément clémence coralie corentin cyril damien delphine denis didier dominique édouard élise élodie émilie émile emmanuel emmanuelle estelle étienne
    fabien fabrice fanny florence florent françois françoise frédéric gaëlle gaël geneviève georges gérard gilles guillaume guy hélène henri hervé isabelle
    jacques jean-baptiste jean-claude jean-françois jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-pierre jérémy jérôme joël josé
    julien juliette justine karine laetitia laurence laurent léa léo lionel lise loïc luc lucie ludovic manon marc marcel margaux margot marguerite marianne
    marine marion martine maryse mathieu mathilde matthieu maud maxime mélanie michel mireille monique morgane muriel mylène nadège nathalie nicolas noël
    odile olivier pascal pascale patrice pauline philippe pierre quentin raphaël rémi rémy renaud rené robin romain sabrina sandrine sébastien serge séverine
    solène sophie stéphane stéphanie suzanne sylvain sylvie théo thibault thierry thomas tristan valentin valérie véronique vincent virginie xavier yann yves
    adela adolfo adriana agustín aitor alba alberto alejandra alejandro alfonso alfredo alicia álvaro amalia amparo ana-maría andrés ángel ángela ángeles
    antonio ariadna armando arturo aurora beatriz belén benito bernardo blanca borja bruno camila candela carlota carolina catalina cayetana césar clara
    concha consuelo cristian cristina cristóbal daniela darío diego dolores eduardo elena elisa eloy elvira emilia emilio enric enrique ernesto estela esteban
    esther eugenia eugenio eva fabiola federico felipe fermín fernanda fernando francisca francisco gabriela gema gerardo germán gloria gonzalo gregorio
    guadalupe guillermo gustavo héctor hernán ignacio imanol inés inmaculada iñaki íñigo irene isidro israel iván jaime javier jesús jimena joaquín jordi
    jorge josefina josep juana juanjo julieta julio laia leandro leire leonardo leonor leticia lidia lola lorena lorenzo lourdes lucas lucía luis luisa luz
    macarena magdalena maite manuel manuela mar marcela marcelo marcos margarita maría mariana mariano maribel marina mario marisa marisol marta mateo matías
    mauricio mercedes miguel milagros mireia mónica montserrat nacho natalia nerea nicolás nieves noelia norma nuria núria olga omar óscar pablo paco paloma
    patricio paz pedro pepe pilar rafael ramiro ramón raquel raúl renata ricardo roberto rocío rodolfo rodrigo rogelio román rosario rubén salvador santiago
    santi sergio silvia sofía soledad sonia susana teresa tomás trinidad valentina verónica vicente víctor virginia ximena yolanda
    adalberto afonso aline alda amílcar anabela andré antónio armindo artur bárbara beatriz bianca breno bruna caio carina catarina cátia célia cláudia cláudio
    conceição cristiano danilo débora diogo duarte eduarda elisabete érica fábio fátima filipa filipe flávia flávio francisca gil gilberto giovana glória
    gonçalo guilherme hélder helena henrique hugo igor inês isadora ivo jacinta jaime jair joana joão joaquim jonas jorge josé júlia júlio larissa leandro
    leonor letícia lia lígia luana lucas lúcia luciana luciano luís luísa luiz luiza manoel marcelo márcia márcio marcos mariana marília marisa marlene
    mateus matheus maurício miguel mónica murilo nádia natália nelson nuno otávio patrícia paulo pedro rafael rafaela raul regina renan renato ricardo rita
    rodrigo rogério rosa rui sandra sérgio sílvia simão simone sofia sónia susana tânia tatiana telma teresa thais thiago tiago vanessa vasco vera vinícius
    vítor wagner wesley
    achille ada adele agnese agostino alberto alda aldo alessandra alessandro alessia alessio alfredo alice angelo anita anna annalisa antonella arianna
    arnaldo attilio barbara beatrice benedetta bruno camilla carla carlo carlotta caterina cecilia cesare chiara cinzia claudia claudio corrado cosimo
    cristiana cristiano cristina daniela daniele dario davide debora diego domenico donatella edoardo elena eleonora elia elisa elisabetta emanuela emanuele
    emilia emilio enrica enrico enzo erika ettore eugenio fabio fabrizio federica federico ferruccio filippo flavia flavio fosca francesca francesco franco
    gabriella gaetano gennaro giacomo giada gian gianfranco gianluca gianni giorgia giorgio giovanna giovanni giulia giuliana giuliano giulio giuseppe
    giuseppina grazia graziella guido ilaria irene ivano jacopo laura lidia liliana lino livia loredana lorenza lorenzo luca lucia luciano lucio ludovica luigi
    luisa maddalena manuela mara marcello marco margherita mariangela marianna marina mario marta martina massimiliano massimo matteo mattia maura maurizio
    mauro michela michele milena mirella monica nadia natale nicola nicoletta nico nino nora orietta ornella paola paolo pasquale patrizia pier piero pietro
    raffaella raffaele renata renato renzo riccardo rinaldo rita roberta roberto rocco romano rosanna rossella rossana sabina salvatore samuele sara savino
    serena sergio silvana silvia silvio simona simone sofia stefania stefano susanna teresa tiziana tommaso ugo umberto valentina valeria valerio vanna
    vincenzo viola vittoria vittorio
    aart adriaan albert anneke annemarie anouk arjan arnoud bart bas bram carolien coen corné daan dirk ed eelco els erwin esther evelien ewout femke ferry
    floor frits geert gerard gerrit gert gijs guus hanneke hans harm heleen hendrik henk herman hugo ilse ineke ingeborg jaap jacob jan janneke janine jasper
    jelle jeroen jet jitske johan joost jop jord jos joris karel kees klaas koen lennart liesbeth lieve lotte maaike maarten machteld marcel margriet mariëlle
    marieke marijke marjolein mark marleen martijn mathijs mieke mirjam naomi niels nienke paul peter petra piet pieter pim reinier remco renske rianne rik
    rob robbert roel ron rosanne ruben rutger saskia sander sanne sjoerd stijn sofie tess teun theo thijs thomas tim tineke tom tonny ton wendy wieteke
    willem wim wouter yvonne
    agata agnieszka aleksander aleksandra alicja andrzej anna anita antoni arkadiusz artur barbara bartłomiej bartosz beata bogdan bogusław bożena cezary
    czesław damian danuta dariusz dawid dominik dominika dorota edyta elżbieta emilia ewa ewelina filip franciszek gabriela grażyna grzegorz halina hanna
    henryk honorata hubert ireneusz irena iwona izabela jacek jadwiga jakub jan janina janusz jarosław jerzy joanna jolanta józef julia justyna kacper kamil
    kamila karol karolina katarzyna kazimierz kinga klaudia konrad krystian krystyna krzysztof lech leszek lidia łukasz lucyna maciej magda magdalena
    małgorzata marcin marek maria mariola mariusz marta martyna mateusz michał mieczysław mikołaj mirosław monika natalia oliwia olga patrycja patryk paulina
    paweł piotr przemysław radosław rafał renata robert roman ryszard sebastian sławomir stanisław stefan sylwia szymon tadeusz tomasz urszula wacław waldemar
    weronika wiesław wiktor wiktoria witold władysław wojciech zbigniew zdzisław zofia zuzanna
    alena alžběta aneta barbora blanka bohumil božena daniela david dušan eliška filip františek hana helena irena iva ivana ivo jakub jan jana jarmila jaromír
    jaroslav jiří jitka josef kamil kamila karel karolína kateřina klára kristýna ladislav lenka libor lubomír luboš lucie luděk lukáš magdaléna marek markéta
    martin martina matěj michaela michal milan milena miloslav miloš miroslav monika naďa ondřej oldřich otakar pavel pavla pavlína petr petra radek radka
    radim renata richard robert roman romana šárka simona stanislav štěpán šimon tereza tomáš václav vanda věra veronika viktor vít vladimír vlasta vojtěch
    zdeněk zdeňka zuzana
    ádám ágnes ákos alexandra andrás anett anikó anita antal árpád attila balázs barnabás beáta béla bence bernadett csaba csilla dániel dávid dénes dóra edit
    elemér emese endre enikő erika ernő erzsébet eszter éva ferenc fruzsina gábor gabriella gergely gergő géza gyöngyi györgy györgyi gyula hajnalka ibolya
    ildikó imre istván iván jános jenő józsef judit júlia kálmán károly katalin kinga klára kornél krisztián krisztina lajos lászló levente lilla mária márk
    márta márton máté melinda mihály miklós nándor nikolett noémi nóra orsolya ottó pál péter piroska réka richárd róbert roland rozália sándor sára szabolcs
    szilvia tamás tibor tímea tünde vera veronika viktor viktória vilmos virág zoltán zsófia zsolt zsuzsa zsuzsanna kovács szabó tóth nagy horváth
    adela adina adrian alexandru alina alin ana anca andreea andrei angela anton aurel aurelia bogdan camelia carmen cătălin cătălina cezar ciprian claudiu
    constantin corina cornel cornelia cosmin costel cristian cristina dan dana daniel daniela denisa diana dinu doina dorin dragoş dragoș dumitru elena elisabeta
    emil eugen florentina florian florin florina gabriel gabriela george gheorghe gigi grigore horia iancu ileana ilie ina ioan ioana ion ionel ionela ionuţ
    ionuț irina iulia iulian laurenţiu laurențiu lavinia lidia liliana liviu loredana lucia lucian luiza luminiţa luminița magda marcel maria mariana marin
    marius marilena mihaela mihai mihnea mircea mirela monica nicolae nicoleta octavian oana olimpia ovidiu paul petre petru radu raluca ramona răzvan remus
    robert roxana ruxandra sabina sebastian sergiu silviu silvia simona sorin sorina ştefan ștefan stelian tatiana teodor teodora toma traian tudor valentin
    valeriu vasile veronica victor victoria viorel viorica vlad vladimir
    agneta albin anders anette ann-charlotte anna-karin annika arvid astrid berit birger birgitta björn bo britt camilla carina carl carl-johan cecilia
    christer dag daniel ebba einar elin elsa emil erik erika eskil eva evelina folke fredrik frida göran göte greta gunilla gunnar gustaf gustav håkan hanna
    hans harald helena henrik inga inger ingmar ingrid jan jens jenny jesper joakim johan johanna johannes jon jonas jonatan josefin karin karl katarina kerstin
    kjell klara klas kristina kristofer krister lars lars-erik leif lena lennart linn linnea linus lisa lotta love lovisa magnus maja malin marcus margareta
    maria marika märta mathias mats mattias mia mikael mona monica nils nina olof olle ola oskar ove pär patrik per per-olof pernilla peter petra pia pontus
    ragnar rasmus rebecka rickard robert roger roland rolf samuel sara sigrid simon sofia sofie staffan stefan stig sture susanne svante sven svetlana tomas
    torbjörn tove ulf ulla ulrika urban victor viktor ylva åke åsa örjan
    anne-marte arild arne asbjørn aslak astri atle audun bent bente bjarne bjørn bjørnar bård cathrine dagfinn egil eirik eivind eli elisabeth endre espen finn
    frode geir gro grete gry guri guro halvor hanne harald hege heidi helge hilde håkon håvard idar inge ingvild ivar jan-erik jarle jon jorunn jostein julie
    jørgen jørn kari kåre kjersti kjetil knut kristian kristine lars-petter line liv magne maren marianne marit marte mette morten nils odd odd-arne ola ole
    olav oddvar pål per-arne petter randi roar rune sigurd silje siri sissel sigve solveig stein steinar stian stine sturla svein sverre synnøve terje tone tonje
    tor tore torgeir torill torstein tove trond trude truls trygve tormod unni vegard vibeke vidar yngve øystein øyvind ørjan
    anders annemette bente birgitte birthe bjarke bodil carsten charlotte ditte dorte dorthe ebbe esben flemming frederik gitte gorm henning henrik ib ida jacob
    jakob jens jeppe jesper jette jonas jørgen kaare karsten kasper kenneth kirsten kim klaus kristian kristoffer lars lasse leif lene line lise lone lotte
    mads maja mathilde michael mikkel mette mogens morten niels nikolaj ole palle per peder pernille pia poul preben rasmus rikke signe sofie steen stig
    susanne søren thomas tina tine torben troels trine ulla vibeke
    aapo aino aki aleksi anna-liisa anne anneli annika anssi antero antti ari arja arto eero eeva eija elina emilia emma erkki esa hanna hannele hannu harri
    heidi heikki helena heli henna henri hilkka iida iiro ilkka ilmari ilona inka irja irma jaakko jaana jani janne jari jarkko jarmo jenni joonas jorma jouko
    jouni juha juhani juho jukka jussi jyrki kaarina kaija kaisa kalle kari kari katariina kati katja kimmo kirsi kristiina kyösti lasse laura lauri leena liisa
    maarit maija mari maria marika marja marja-leena marjo marko markku martti matti merja mervi mia miika mika mikael mikko minna minttu mirja mirva niina
    niko olli oona otto outi paavo paivi panu pasi paula pauli pekka pekka pentti pertti petri pia piia pirjo pirkko päivi raija raimo reetta reijo riikka riina
    risto ritva saara saija sakari sami samu sampo samuli sanna santeri sari satu seija seppo silja sini sirpa sofia suvi taina tapani tapio taru teemu teija
    tero tiina timo tommi tomi topi toni tuija tuomas tuomo tuula tuuli ulla valtteri veera veikko veli ville virpi visa
    александр александра алексей алена алёна алина алиса алла анастасия анатолий андрей анна антон анжела арина аркадий артем артём артур борис вадим валентин
    валентина валерий валерия варвара василий василиса вера вероника виктор виктория виталий владимир владислав вячеслав галина геннадий георгий герман глеб
    григорий дарья денис диана дмитрий евгений евгения егор екатерина елена елизавета жанна захар зинаида зоя иван игорь илья инна инга ирина кирилл клавдия
    константин кристина ксения лариса лев леонид лидия лилия любовь людмила маргарита марина мария марк марта матвей михаил надежда наталия наталья нелли
    никита николай нина оксана олег олеся ольга павел петр пётр полина раиса роман руслан светлана семен семён сергей софия софья станислав степан таисия
    тамара татьяна тимофей тимур фёдор федор эдуард элина эльвира эмма юлия юрий яна яков ярослав
    андрій анатолій анастасія богдан богдана валерій василь вікторія віктор віталій віра володимир ганна галина григорій данило дарина дарія дмитро євген
    євгенія ігор ілля ірина іван інна катерина костянтин ксенія леся любов людмила максим марія маряна мар'яна марʼяна микита микола михайло надія назар наталія
    наталя олександр олександра олексій олег олена олеся ольга оксана орест остап павло петро роксолана ростислав святослав сергій софія соломія степан
    тарас тетяна федір христина юлія юрій ярина ярослав ярослава
    αγγελική αθανάσιος αθηνά αικατερίνη αλέξανδρος αλέξης αλεξάνδρα αναστασία αναστάσιος ανδρέας άννα αντώνης αντώνιος απόστολος αργύρης αριστείδης άρης ασημίνα
    βαγγέλης βαρβάρα βασίλης βασιλική βασίλειος βίκυ γεράσιμος γεωργία γεώργιος γιάννης γιώργος γρηγόρης δέσποινα δημήτρης δημήτριος διονύσης ειρήνη ελένη
    ελευθερία ελευθέριος ευαγγελία ευάγγελος ευτυχία ζωή ηλέκτρα ηλίας ηρακλής θανάσης θάνος θεοδώρα θεόδωρος θοδωρής θωμάς ιωάννα ιωάννης κατερίνα κώστας
    κωνσταντίνα κωνσταντίνος κυριάκος λάμπρος λεωνίδας λίνα λουκάς μαίρη μάκης μανώλης μαρία μαρίνα μάριος μάρκος μαριάννα μιχάλης νατάσα νίκη νίκος νικόλαος
    ντίνα όλγα παναγιώτα παναγιώτης παντελής παρασκευή παύλος πέτρος σοφία σπύρος σταμάτης σταύρος στέλιος στέργιος στέφανος στρατής σωτήρης σωτηρία τάσος
    φώτης φωτεινή χάρης χαρά χρήστος χριστίνα χρύσα
    abdullah adem ahmet akif alper arda arzu asli aslı asuman atilla aydın aylin ayşe ayşegül ayşenur aysel aziz banu baran barış batuhan bekir berk berna beyza
    bilal bora buğra burak burcu bülent canan caner celal cem cemal cengiz ceren cihan cüneyt damla demet deniz derya didem doğan dilek ebru ece eda efe ekrem
    elif emel emin emine emrah emre ender engin enver eray ercan erdal erdem erdoğan eren erhan erkan erol ersin ertuğrul esin esra ethem eylem eyüp fadime
    fahri faruk fatih fatma fehmi ferhat feyza figen fikret filiz fulya funda furkan gamze gizem gökhan gönül gül gülay gülcan gülsüm gülşen günay gürkan hakan
    halil halime haluk hamza handan hande hasan hatice hayati hilal hülya hüseyin ibrahim i̇brahim idil ilhan ilker ilyas inci irem ismail i̇smail ipek kaan kadir
    kamil kemal kenan kerem koray kübra leyla levent mahmut melek melike melih meltem meral mert merve mesut metin mine muharrem murat musa mustafa muzaffer
    müge nazan nazlı necati nermin neslihan nevin nihal nihat nilay nilgün nuray nurcan nurhan nuri nurten oğuz oktay onur orhan osman oya ömer özge özgür özlem
    pelin pınar ramazan recep remzi rıza sabri salih savaş seda sedat selçuk selda selim selin selma semih semra sena serap serdar serkan sevda sevgi sevil
    sezen sezgin sibel sinan sinem songül suat süleyman şahin şebnem şenay şener şerife tamer taner tarık tolga tuba tuğba tuğçe tuncay turan turgay ufuk uğur
    umut ümit veli volkan yasemin yasin yaşar yavuz yeliz yıldız yiğit yılmaz yunus yusuf yüksel zafer zehra zeki zeliha zeynep zülfiye
    abdul adi aditya agus agung ahmad aisyah akbar andi anggi anisa anwar ari arif aris asep ayu bagus bambang bayu budi chandra citra dedi deni desi dewi dian
    dimas dina dinda dwi eka eko endah erna fajar farid fauzi febri ferry fitri galih gita guntur hadi handoko hariyanto hasan hendra heru ika imam indah indra
    intan irfan irwan iwan joko kartika kurnia lestari lia lina lukman mega melati muhammad mulyadi nanda nur nurul oki putra putri rahmat ratna reza rina rini
    rizal rizki rizky rudi santi sari sinta siti slamet sri sugeng suharto sukma suparman susi teguh tri tuti udin umar wahyu wati wawan widodo widya wulan yanti
    yanto yayan yogi yuda yudi yuli yuni yusuf
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai lâm tạ thái chu
    abdulrahman abena abiodun achieng adebayo adeola adewale adeyemi akinyi akosua ama amina amadou aminata amani ayanda ayodele babatunde bongani busisiwe chidi
    chiamaka chika chinedu chioma emeka esi fatima fatou femi folake funmi gugu grace halima ibrahima ifeanyi ikenna jabu joyce kagiso kamau karabo kelechi
    kofi kojo kwabena kwame kwasi lerato lindiwe lungile mamadou mandla moussa mpho muthoni mwangi naledi ndidi nga ngozi njeri nkosana nneka nokuthula nomsa
    nthabiseng obinna ochieng olu oluwaseun omondi oumar ousmane palesa samuel sello sibusiso sipho siyabonga tendai thabo thandi themba tunde uche wanjiku
    wanjiru wambui yaw yemi zanele zodwa
    aarti abhijit abhishek aditi ajay ajit akash akhil akshay alka alok amar amit amitabh amrita anand ananya anil anita anjali anju ankit ankita anupam anuradha
    apoorva aparna archana arjun arun arvind asha ashish ashok ashwini atul ayesha bharat bhavna chandan charu deepa deepak deepika dev devika dhruv dinesh divya
    faisal farah gaurav gauri gautam geeta girish gita gopal govind harish harsh hema hemant imran indira ishaan ishita jaya jayant jyoti kabir kamal kapil karan
    kavita keshav kiran kishore komal krishna kumar kunal lakshmi lalit lata madhav madhu mahesh malini manas manish manisha manju manoj meena meera meenakshi
    megha mohan mohit mukesh mukul murali nandini narendra naresh naveen neelam neeraj neha nidhi nikhil nisha nitin nitya pallavi pankaj parth payal pooja
    prabhat pradeep prakash pramod pranav prasad prashant pratik praveen preeti prem prerna priya priyanka puneet radha raghav rahul raj raja rajat rajeev rajesh
    rajiv rakesh ram raman ramesh rani ranjan rashmi ravi rekha renu ritika ritu rohan rohit ruchi rupa sachin sagar sameer samir sandeep sandhya sangeeta sanjay
    sanjeev santosh sapna sarita satish saurabh seema shalini shankar sharad shashi sheetal shikha shilpa shiv shivani shobha shreya shruti shubham shweta siddharth
    smita smriti sneha sonal sonali srinivas subhash sudha sudhir sujata sumit sunil sunita suresh sushma swati tanvi tarun uday uma usha vandana varun vasudha
    veena venkat vidya vijay vikas vikram vinay vineet vinod vipin vishal vishnu vivek yash yogesh
    abbas abdallah abu amal amir amira anwar ayman aziz bashir bilal dalia dina fadi faisal farid fatima ghada hala hamid hana hani hanan hassan hisham huda
    hussein ibrahim iman jamal kamal karim khadija khaled khalid laila lamia layla leila lina lubna maha mahmoud majid malak mariam marwan maryam mohamed mohammad
    mohammed mona mounir muhammad mustafa nabil nada nadia nasser noor nour omar osama rami rana rania rasha reem salim salma samar sami samir samira sana sara
    selim sherif suha tamer tarek tariq walid yasmin yasser youssef yusuf zainab zaki ziad
    محمد أحمد احمد محمود علي حسن حسين خالد عمر عمرو يوسف إبراهيم ابراهيم عبدالله عبد مصطفى سعيد سامي سامر رامي كريم ماجد طارق ياسر هاني وليد نبيل فادي جمال كمال عادل
    أيمن أشرف شريف هشام حازم باسم بسام زياد فهد فيصل سلطان ناصر سعد سعود تركي بندر ماهر منير نادر رائد راشد صلاح عصام عماد أسامة إسلام إيهاب أنور جورج ميشال
    بيار الياس إلياس فاطمة عائشة مريم زينب سارة سلمى ليلى منى هدى نور نورا هالة هبة رانيا ريم رنا دينا داليا لينا لمى ندى نادية سمر سميرة أمل أميرة إيمان آية رشا غادة
    جنى حنان خديجة شيماء علياء فرح كارول ماريا مي مها ميساء نهى هند وفاء ياسمين يارا
    अजय अनिल अनुज अनुराग अनुराधा अनुष्का अभिनव अभिषेक अमन अमित अरविंद अरुण अर्चना अलका अशोक आकाश आदित्य आनंद आलोक आशीष आशुतोष इंद्र कपिल कमल कमलेश करण कविता किरण कुणाल
    कृष्ण गणेश गौरव चंदन जया जितेंद्र ज्योति तरुण दिनेश दिलीप दीपक दीपिका देव देवेंद्र धर्मेंद्र धीरज नरेंद्र नरेश नवीन निखिल नितिन निधि निशा नीरज नीलम नेहा पंकज पवन पूजा प्रकाश प्रदीप
    प्रभात प्रमोद प्रवीण प्रशांत प्रिया प्रियंका प्रीति बृजेश भरत मनीष मनीषा मनोज महेंद्र महेश मीना मीनाक्षी मुकेश मोहन मोहित यश योगेश रजत रमेश रवि रवींद्र रवीश राकेश राज राजकुमार राजीव राजू
    राजेंद्र राजेश राधा राम राहुल रितु रीना रेखा रोहित लक्ष्मी ललित विकास विजय विनय विनीत विनोद विवेक विशाल वीरेंद्र शशि शिव शिवानी शुभम शैलेंद्र श्वेता संजय संजीव संतोष संदीप सचिन
    सतीश सरिता सविता सागर सीमा सुधीर सुनील सुनीता सुमित सुरेंद्र सुरेश सुशील सौरभ स्वाति हरि हरीश हिमांशु हेमंत
    محمدرضا علیرضا حمید حمیدرضا رضا مهدی امیر امیرحسین حسین سعید مجید مسعود مریم زهرا فاطمه نرگس نازنین سارا پریسا شیما الهام مهسا مینا لیلا نیلوفر سمیه بهزاد بهنام بهروز
    پیمان پویا جواد داوود فرهاد فرشاد کامران کاوه کیوان محسن مصطفی میلاد نوید هادی یاسر آرش آزاده
    דוד משה יוסי יוסף יעקב אברהם יצחק דני דניאל דנה דנית יעל מיכל מיכאל רון רונן רוני שרה רחל לאה נועה נועם עומר עידו עידן אורי אורית אור אילן אילנה אבי אביב איתי איתמר גיא גיל
    גלית טל ליאור לירון מאיה מירב נדב נטע ניר עדי עמית ענת ערן צבי קרן רועי רותם שי שירה שלומי שני תמר תום אסף אלון אריאל בן ברק חיים חן ירון יניב עמוס
    মোহাম্মদ মো আবদুল আবু আহমেদ আলী হাসান হোসেন রহমান রাশেদ রফিক শফিক সাইফুল সালমা সুমন সুমনা সুমি সুজন তানিয়া তাহমিনা নাসরিন নাজমুল ফারহানা ফারুক ফাতেমা মাহমুদ মাহবুব মিজানুর
    মুন্নী রুবেল রুমা লায়লা শারমিন শিরিন অনির্বাণ অনিন্দ্য অমিত অর্ণব দেবাশিস পার্থ প্রসূন রাজীব শুভ সুব্রত সোমা
    สมชาย สมหญิง สมศักดิ์ ประเสริฐ วิชัย สุชาติ ธนพล ณัฐ ณัฐพล กิตติ อนันต์ พิมพ์ชนก วรรณา สุดา มานี ชัยวัฒน์ ปิยะ ศิริพร นภา กานต์ ธีรพงษ์""".split()  # noqa: SIM905
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
