/** Invented names of several tongues, with what people are called for short and how they write themselves in their own script. Independent of the app's own lists. */
import type { Chance } from './random'

export interface InventedName {
  /** In Latin letters, as in a passport. */
  readonly given: string
  readonly family: string
  readonly middle?: string
  /** What friends say. */
  readonly short?: string
  /** In their own script, as they write it. */
  readonly native?: string
  /** The native one begins with the family name. */
  readonly familyFirst: boolean
}

type Given = readonly [latin: string, shorts: string, native?: string]
interface Tongue {
  readonly share: number
  readonly given: readonly Given[]
  /** Latin and native parts that are put together; `[Berg, '']` where there is no other script. */
  readonly stems: readonly (readonly [latin: string, native: string])[]
  readonly endings: readonly (readonly [latin: string, native: string])[]
  /** Between family and given in the native script; undefined where there is none. */
  readonly native?: { readonly familyFirst: boolean; readonly between: string }
}

const plain = (text: string): readonly (readonly [string, string])[] => text.split(' ').map((one) => [one === '-' ? '' : one, ''] as const)
const both = (text: string): readonly (readonly [string, string])[] => text.split(' ').map((one) => one.split('/') as unknown as readonly [string, string])
const givens = (text: string): readonly Given[] => text.split(';').map((one) => one.trim().split('/') as unknown as Given)

/** Given names of two parts, in both scripts. */
const composed = (first: string, second: string): readonly Given[] =>
  both(first).flatMap(([a, nativeA]) => both(second).map(([b, nativeB]): Given => [a + b, '', nativeA + nativeB]))

const tongues: readonly Tongue[] = [
  {
    share: 22,
    given: givens('Robert/Bob Rob;William/Bill Will;Elizabeth/Liz Beth;Margaret/Maggie Peg;Thomas/Tom;Katherine/Kate Kathy;James/Jim Jamie;Richard/Rick Dick;Edward/Ed Ted;Jennifer/Jenny;Michael/Mike;Susan/Sue;Christopher/Chris;Matthew/Matt;Rebecca/Becky;Daniel/Dan;Andrew/Andy Drew;Patricia/Pat Trish;Joseph/Joe;Samantha/Sam;Nicholas/Nick;Deborah/Debbie;Benjamin/Ben;Victoria/Vicky;Gregory/Greg;Alison/;Graham/;Heather/;Colin/;Fiona/;Nigel/;Bethany/Beth;Theodore/Theo;Harriet/Hattie;Lawrence/Larry'),
    stems: plain('Ash Black Brad Burn Carl Clay Dun East Fair Fen Gar Glen Green Hart Hazel Hol Kirk Lang Lock Mar Mill Nor Oak Pem Red Rush Sel Shel Stan Thorn Wake Wel Whit Win Wood York'),
    endings: plain('ton ley ford field worth wood bury ham well by man son stone dale combe'),
  },
  {
    share: 16,
    given: givens('Johannes/Hannes;Katharina/Kathi;Alexander/Alex;Elisabeth/Lisi Sissi;Maximilian/Max;Franziska/Franzi;Sebastian/Basti;Ulrike/Uli;Wolfgang/Wolfi;Susanne/Susi;Matthias/Hias;Barbara/Babsi;Christoph/Stoffl;Beatrix/Bea Trixi;Benedikt/Beni;Magdalena/Leni;Dietrich/Dieter;Cornelia/Conny;Friedrich/Fritz;Gabriele/Gabi;Jürgen/;Birgit/;Götz/;Renate/;Günther/;Annegret/;Käthe/;Rüdiger/'),
    stems: plain('Berg Birken Blumen Buchen Eber Eichen Engel Erlen Fels Fichten Gold Grün Hasel Hoch Honig Kirch Kreuz Linden Lämmer Morgen Neu Nuß Ober Rosen Schön Silber Sommer Stein Tannen Unter Vogel Wald Wein Wiesen Winter Zeller'),
    endings: plain('mann bauer hofer thaler berger wieser huber meier müller bach feld stätter gruber reiter'),
  },
  {
    share: 9,
    given: givens('François/;Élisabeth/Babette;Geneviève/;Frédéric/Fred;Dominique/;Jean-Luc/;Anne-Marie/;Théodore/Théo;Célestine/;Maxime/Max;Gaëlle/;Bénédicte/;Catherine/Cathy;Emmanuel/Manu;Stéphane/Steph;Valérie/Val;Augustin/;Maëlys/'),
    stems: plain('Beau Belle Bon Cham Clair Del Du Font Grand Gri La Lan Le Mal Mont Mor Per Roch Saint- Val Ville'),
    endings: plain('champs court croix fort gard lier mare mont pont rieux roche seau sier tier val vigne ville'),
  },
  {
    share: 10,
    given: givens('María José/Majo;Francisco/Paco;José Luis/Pepe;Guadalupe/Lupe;Ignacio/Nacho;Concepción/Concha;Jesús/Chus;Dolores/Lola;Rosario/Charo;Enrique/Quique;Mercedes/Merche;Alejandro/Ale;Íñigo/;Ainhoa/;Eduardo/Edu;Isabel/Isa;Rafael/Rafa;Begoña/Bego;Álvaro/;Nuria/'),
    stems: plain('Agui Alca Arro Bala Cam Car Cas Cor Esca Fer Gar Gó Her Ibá Le Lo Ma Men Mo Na Oro Que Ri Sal To U Va Zu'),
    endings: plain('lar lante mendi nales nández rdo riaga rral rrero sco stro varro vedo zcoitia zubía zán ñez'),
  },
  {
    share: 10,
    given: givens('Aleksandr/Sasha/Александр;Ekaterina/Katya/Екатерина;Dmitry/Dima/Дмитрий;Yulia/Yulya/Юлия;Mikhail/Misha/Михаил;Svetlana/Sveta/Светлана;Evgeny/Zhenya/Евгений;Natalia/Natasha/Наталья;Sergey/Seryozha/Сергей;Tatiana/Tanya/Татьяна;Vladimir/Volodya/Владимир;Anastasia/Nastya/Анастасия;Nikolai/Kolya/Николай;Olga/Olya/Ольга;Pavel/Pasha/Павел;Lyudmila/Lyuda/Людмила;Zinaida/Zina/Зинаида;Artyom/Tyoma/Артём'),
    stems: both('Lebed/Лебед Voron/Ворон Shcherbak/Щербак Zhur/Жур Medved/Медвед Kuzn/Кузн Chern/Черн Bel/Бел Kras/Крас Sokol/Сокол Yagod/Ягод Khvost/Хвост Tsvet/Цвет Gorb/Горб Shish/Шиш Rud/Руд Zim/Зим Les/Лес Moroz/Мороз Plat/Плат Ryab/Ряб Fil/Фил Yur/Юр Ostr/Остр Glad/Глад'),
    endings: both('enko/енко nikov/ников tsov/цов ukhin/ухин avin/авин yshev/ышев inovich/инович anov/анов ovsky/овский'),
    native: { familyFirst: false, between: ' ' },
  },
  {
    share: 7,
    given: givens('Małgorzata/Gosia;Zbigniew/Zbyszek;Agnieszka/Aga;Jiří/Jirka;Kateřina/Katka;Željko/;Đorđe/Đoka;Łukasz/;Šárka/;Zdeněk/;Grzegorz/Grzesiek;Joanna/Asia;Božidar/Božo;Jadranka/Jaca;Ondřej/Ondra;Wojciech/Wojtek'),
    stems: plain('Brze Dvoř Đur Gaj Horá Jabło Kač Koval Kří Lis Łęc Mać Nová Ora Pet Říh Šim Špa Vrá Wiśni Zá Žup'),
    endings: plain('ák ček đević ewski ić icki ík ka kowski ková lek nić ński rek šan tný vec'),
  },
  {
    share: 5,
    given: givens('Nour/;Mohammed/Mo;Khaled/;Fatima/;Youssef/;Layla/;Hassan/;Mariam/;Tariq/;Samira/;Omar/;Rania/;Karim/;Salma/;Bilal/;Huda/;Ziad/;Amina/;Walid/;Dina/;Faris/;Noura/;Sami/;Lina/'),
    stems: both('Haddad/حداد Khoury/خوري Mansour/منصور Najjar/نجار Saleh/صالح Darwish/درويش Nasser/ناصر Hamdan/حمدان Qasim/قاسم Jaber/جابر Shahin/شاهين Masri/مصري Bakri/بكري Zaki/زكي Rahal/رحال Sabbagh/صباغ Hariri/حريري Tamimi/تميمي Halabi/حلبي Amin/أمين Barakat/بركات Fares/فارس Ghanem/غانم Ismail/إسماعيل Khalil/خليل Maalouf/معلوف Nassar/نصار Othman/عثمان Rashid/رشيد Suleiman/سليمان'),
    endings: [['', '']],
    native: { familyFirst: false, between: ' ' },
  },
  {
    share: 5,
    given: composed('Xiao/小 Jian/建 Xiu/秀 Wei/伟 Li/丽 Hao/浩 Yu/雨 Zi/子 Guo/国 Xue/雪 Chen/晨 Ruo/若 Tian/天 Zhi/志 Ming/明 Shu/淑', 'long/龙 guo/国 ying/英 ming/明 hua/华 ran/然 ting/婷 han/涵 qiang/强 qin/芹 yu/宇 lan/兰 yi/一 fang/芳 jun/军 ping/平'),
    stems: both('Li/李 Wang/王 Zhang/张 Liu/刘 Chen/陈 Yang/杨 Zhao/赵 Huang/黄 Zhou/周 Wu/吴 Xu/徐 Sun/孙 Hu/胡 Zhu/朱 Gao/高 Lin/林 He/何 Guo/郭 Ma/马 Luo/罗 Liang/梁 Song/宋 Zheng/郑 Xie/谢 Han/韩 Tang/唐 Feng/冯 Deng/邓'),
    endings: [['', '']],
    native: { familyFirst: true, between: '' },
  },
  {
    share: 4,
    given: composed('Min/민 Seo/서 Ji/지 Ha/하 Su/수 Do/도 Yu/유 Tae/태 Jae/재 Na/나', 'jun/준 jin/진 min/민 na/나 ha/하 ri/리 bin/빈 won/원 ho/호 ra/라'),
    stems: both('Kim/김 Lee/이 Park/박 Choi/최 Jung/정 Kang/강 Cho/조 Yoon/윤 Jang/장 Lim/임 Shin/신 Kwon/권 Hwang/황 Song/송 Bae/배 Nam/남'),
    endings: [['', '']],
    native: { familyFirst: true, between: '' },
  },
  {
    share: 4,
    given: givens('Maria//Μαρία;Giorgos/Yorgos/Γιώργος;Eleni/Lena/Ελένη;Dimitris/Mitsos/Δημήτρης;Katerina/Katia/Κατερίνα;Nikos//Νίκος;Sofia//Σοφία;Kostas//Κώστας;Vasiliki/Vasso/Βασιλική;Panagiotis/Panos/Παναγιώτης'),
    stems: both('Papadop/Παπαδόπ Nikola/Νικολα Georgi/Γεωργι Anton/Αντων Christ/Χριστ Mavr/Μαυρ Kara/Καρα Sideri/Σιδερι Vlah/Βλαχ Pana/Πανα'),
    endings: both('oulos/ουλος idis/ίδης akis/άκης ou/ου ias/ιάς opoulos/όπουλος'),
    native: { familyFirst: false, between: ' ' },
  },
  {
    share: 5,
    given: givens('Björn/;Åsa/;Søren/;Øystein/;Märta/;Håkon/;Þóra/;Jørgen/;Elsebeth/Bet;Gunnar/;Ingeborg/Inga;Kristoffer/Stoffe;Annelie/;Torbjørn/Tobbe;Linnéa/'),
    stems: plain('Ask Berg Björk Dal Ek Eng Fjell Hag Hed Hol Kvarn Lin Lund Nord Ryd Sand Sjö Sol Sten Ström Söder Väst Ång Ör'),
    endings: plain('dahl qvist mark ström gren løv gård vik høj by blad stam sen'),
  },
  {
    share: 3,
    given: composed('Thu/ Minh/ Quang/ Thị/ Văn/ Ngọc/ Hoàng/ Thanh/ Kim/', ' Hường/ Anh/ Huy/ Lan/ Đức/ Bích/ Long/ Tâm/ Mai/ Phương/ Trang/ Dũng/'.trimStart()).map(([latin]): Given => [latin.replace(/(?<=\p{Ll})(?=\p{Lu})/u, ' '), '']),
    stems: plain('Nguyễn Trần Lê Phạm Huỳnh Vũ Đặng Bùi Đỗ Hồ Ngô Dương'),
    endings: plain('-'),
  },
]

export function inventName(chance: Chance): InventedName {
  const tongue = tongues[Number(chance.weighed(Object.fromEntries(tongues.map(({ share }, index) => [String(index), share]))))]!
  // Names of two parts are many, and none is common.
  const [given, shorts = '', native] = tongue.given.length > 60 ? chance.of(tongue.given) : chance.common(tongue.given)
  const stem = chance.common(tongue.stems)
  const ending = chance.of(tongue.endings)
  const short = shorts === '' ? undefined : chance.of(shorts.split(' '))
  const family = stem[0] + ending[0]
  const nativeFamily = stem[1] + ending[1]
  const written = native ?? arabic.get(given)
  const own = tongue.native && written ? (tongue.native.familyFirst ? [nativeFamily, written] : [written, nativeFamily]).join(tongue.native.between) : undefined
  return {
    given, family, familyFirst: tongue.native?.familyFirst ?? family === 'Nguyễn',
    ...(chance.is(0.12) && tongue.endings.length > 1 ? { middle: chance.of(tongue.given)[0] } : {}),
    ...(short === undefined ? {} : { short }),
    ...(own === undefined ? {} : { native: own }),
  }
}

const arabic = new Map([
  ['Nour', 'نور'], ['Mohammed', 'محمد'], ['Khaled', 'خالد'], ['Fatima', 'فاطمة'], ['Youssef', 'يوسف'], ['Layla', 'ليلى'], ['Hassan', 'حسن'], ['Mariam', 'مريم'],
  ['Karim', 'كريم'], ['Salma', 'سلمى'], ['Bilal', 'بلال'], ['Huda', 'هدى'], ['Ziad', 'زياد'], ['Amina', 'أمينة'], ['Walid', 'وليد'], ['Dina', 'دينا'], ['Faris', 'فارس'], ['Noura', 'نورا'], ['Sami', 'سامي'], ['Lina', 'لينا'],
  ['Tariq', 'طارق'], ['Samira', 'سميرة'], ['Omar', 'عمر'], ['Rania', 'رانيا'],
])
