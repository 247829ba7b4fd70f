/** Words that a name has at most: longer ones nobody types. */
export const MOST_IN_NAME = 5

/**
 * What goes by several names: cities above all, in the spellings and scripts of those who write about them. Countries
 * are not here: the runtime knows their names in every language. One line each, the names between strokes.
 */
export const OTHER_NAMES = `
Kyiv/Kiev/Kiew/Kyjiw/Kijów/Київ/Киев/Κίεβο/كييف/קייב/कीव/基辅/基輔/キーウ/キエフ/키이우/เคียฟ
Kharkiv/Kharkov/Charkiw/Charków/Харків/Харьков/خاركيف/哈尔科夫/ハルキウ/하르키우
Lviv/Lvov/Lemberg/Lwów/Львів/Львов/لفيف/利沃夫/リヴィウ/르비우
Odesa/Odessa/Одеса/Одесса/أوديسا/敖德萨/オデーサ/オデッサ/오데사
Dnipro/Dnepr/Дніпро/Днепр/第聂伯罗/ドニプロ
Chernobyl/Chornobyl/Tschernobyl/Czarnobyl/Tchernobyl/Чорнобиль/Чернобыль/تشيرنوبيل/切尔诺贝利/チェルノブイリ/チョルノービリ/체르노빌
Moscow/Moscou/Moskau/Moskwa/Moskva/Moscú/Mosca/Москва/Μόσχα/موسكو/מוסקבה/मॉस्को/莫斯科/モスクワ/모스크바/มอสโก
Saint Petersburg/St Petersburg/Petersburg/Санкт-Петербург/سانت بطرسبرغ/圣彼得堡/サンクトペテルブルク/상트페테르부르크
Minsk/Mińsk/Мінск/Минск/مينسك/明斯克/ミンスク/민스크
Warsaw/Warszawa/Warschau/Varsovie/Varsovia/Варшава/Βαρσοβία/وارسو/ורשה/华沙/華沙/ワルシャワ/바르샤바/วอร์ซอ
Gdańsk/Danzig/Гданьск/غدانسك/格但斯克/グダニスク/그단스크
Wrocław/Breslau/Вроцлав/弗罗茨瓦夫/ヴロツワフ/브로츠와프
Kraków/Cracow/Krakau/Cracovie/Cracovia/Краків/Краков/كراكوف/克拉科夫/クラクフ/크라쿠프
Vilnius/Wilno/Wilna/Вильнюс/Вільнюс/维尔纽斯/ヴィリニュス/빌뉴스
Prague/Praha/Prag/Praga/Прага/Πράγα/براغ/פראג/布拉格/プラハ/프라하/ปราก
Vienna/Wien/Vienne/Viena/Wiedeń/Відень/Вена/Βιέννη/فيينا/וינה/维也纳/維也納/ウィーン/เวียนนา
Budapest/Budapeszt/Будапешт/بودابست/布达佩斯/ブダペスト/부다페스트
Bucharest/București/Bukarest/Bucarest/Bukareszt/Бухарест/Βουκουρέστι/بوخارست/布加勒斯特/ブカレスト/부쿠레슈티
Belgrade/Beograd/Belgrad/Belgrado/Београд/Белград/Βελιγράδι/بلغراد/贝尔格莱德/ベオグラード/베오그라드
Athens/Athen/Athènes/Atenas/Atene/Ateny/Αθήνα/Афины/Афіни/أثينا/אתונה/雅典/アテネ/아테네/เอเธนส์
Thessaloniki/Saloniki/Salonique/Θεσσαλονίκη/Салоники/سالونيك/塞萨洛尼基/テッサロニキ
Istanbul/İstanbul/Constantinople/Κωνσταντινούπολη/Стамбул/إسطنبول/اسطنبول/איסטנבול/伊斯坦布尔/伊斯坦堡/イスタンブール/이스탄불/อิสตันบูล
Ankara/Анкара/Άγκυρα/أنقرة/אנקרה/安卡拉/アンカラ/앙카라
Tbilisi/Tiflis/Тбилиси/Тбілісі/თბილისი/تبليسي/第比利斯/トビリシ/트빌리시
Yerevan/Erevan/Eriwan/Ереван/Єреван/Երևան/يريفان/埃里温/エレバン/예레반
Berlin/Берлин/Берлін/Βερολίνο/Berlino/Berlín/برلين/ברלין/बर्लिन/柏林/ベルリン/베를린/เบอร์ลิน
Munich/München/Muenchen/Monaco di Baviera/Múnich/Monachium/Мюнхен/Μόναχο/ميونخ/ميونيخ/מינכן/慕尼黑/ミュンヘン/뮌헨/มิวนิก
Cologne/Köln/Koeln/Кёльн/Кельн/كولونيا/科隆/ケルン/쾰른
Hamburg/Hambourg/Hamburgo/Гамбург/هامبورغ/汉堡/ハンブルク/함부르크
Zurich/Zürich/Zuerich/Zúrich/Zurigo/Цюрих/زيورخ/苏黎世/チューリッヒ/취리히
Geneva/Genève/Genf/Ginebra/Ginevra/Genewa/Женева/Γενεύη/جنيف/ז'נבה/日内瓦/ジュネーブ/제네바/เจนีวา
Brussels/Bruxelles/Brussel/Brüssel/Bruselas/Bruxelas/Bruksela/Брюссель/Βρυξέλλες/بروكسل/בריסל/布鲁塞尔/布魯塞爾/ブリュッセル/브뤼셀/บรัสเซลส์
Antwerp/Antwerpen/Anvers/Amberes/Антверпен/安特卫普/アントワープ/안트베르펜
The Hague/Den Haag/La Haye/La Haya/Гаага/لاهاي/海牙/ハーグ/헤이그/เดอะเฮก
Amsterdam/Ámsterdam/Амстердам/Άμστερνταμ/أمستردام/אמסטרדם/阿姆斯特丹/アムステルダム/암스테르담/อัมสเตอร์ดัม
Paris/Parigi/París/Paryż/Париж/Παρίσι/باريس/פריז/पेरिस/巴黎/パリ/파리/ปารีส
Marseille/Marseilles/Marsiglia/Marsella/Марсель/مرسيليا/马赛/マルセイユ/마르세유
London/Londres/Londra/Londyn/Лондон/Λονδίνο/لندن/לונדון/लंदन/伦敦/倫敦/ロンドン/런던/ลอนดอน
Dublin/Baile Átha Cliath/Dublín/Дублин/Дублін/دبلن/都柏林/ダブリン/더블린
Rome/Roma/Rom/Rzym/Рим/Ρώμη/روما/רומא/रोम/罗马/羅馬/ローマ/로마/โรม
Milan/Milano/Mailand/Milán/Milão/Mediolan/Милан/Мілан/ميلانو/米兰/ミラノ/밀라노/มิลาน
Venice/Venezia/Venedig/Venise/Venecia/Veneza/Wenecja/Венеция/Венеція/Βενετία/البندقية/威尼斯/ヴェネツィア/ベネチア/베네치아/เวนิส
Naples/Napoli/Neapel/Nápoles/Неаполь/نابولي/那不勒斯/ナポリ/나폴리
Florence/Firenze/Florenz/Florencia/Florença/Флоренция/فلورنسا/佛罗伦萨/フィレンツェ/피렌체
Lisbon/Lisboa/Lissabon/Lisbonne/Lizbona/Лиссабон/Лісабон/لشبونة/里斯本/リスボン/리스본/ลิสบอน
Madrid/Мадрид/Μαδρίτη/مدريد/מדריד/马德里/馬德里/マドリード/마드리드/มาดริด
Barcelona/Barcelone/Барселона/Βαρκελώνη/برشلونة/ברצלונה/巴塞罗那/バルセロナ/바르셀로나/บาร์เซโลนา
Seville/Sevilla/Séville/Siviglia/Севилья/إشبيلية/塞维利亚/セビリア/세비야
Copenhagen/København/Kopenhagen/Copenhague/Kopenhaga/Копенгаген/كوبنهاغن/哥本哈根/コペンハーゲン/코펜하겐
Stockholm/Sztokholm/Estocolmo/Стокгольм/ستوكهولم/斯德哥尔摩/ストックホルム/스톡홀름
Helsinki/Helsingfors/Хельсинки/Гельсінкі/هلسنكي/赫尔辛基/ヘルシンキ/헬싱키
Gothenburg/Göteborg/Гётеборг/哥德堡/イェーテボリ/예테보리
Cairo/Le Caire/Kairo/El Cairo/Il Cairo/Kair/Каир/Каїр/القاهرة/קהיר/काहिरा/开罗/開羅/カイロ/카이로/ไคโร
Alexandria/Alexandrie/Alejandría/الإسكندرية/Александрия/亚历山大/アレクサンドリア
Beirut/Beyrouth/Beirute/Bejrut/Бейрут/بيروت/ביירות/贝鲁特/ベイルート/베이루트/เบรุต
Damascus/Damas/Damaskus/Damasco/Damaszek/Дамаск/دمشق/דמשק/大马士革/ダマスカス/다마스쿠스/ดามัสกัส
Aleppo/Alep/Alepo/Халеб/Алеппо/حلب/阿勒颇/アレッポ/알레포
Baghdad/Bagdad/Багдад/بغداد/בגדאד/巴格达/バグダッド/바그다드/แบกแดด
Tehran/Téhéran/Teheran/Teherán/Тегеран/تهران/طهران/טהרן/तेहरान/德黑兰/德黑蘭/テヘラン/테헤란/เตหะราน
Jerusalem/Jérusalem/Jerusalén/Gerusalemme/Jerozolima/Иерусалим/Єрусалим/Ιερουσαλήμ/القدس/ירושלים/耶路撒冷/エルサレム/예루살렘/เยรูซาเลม
Gaza/Газа/Γάζα/غزة/עזה/加沙/ガザ/가자
Tel Aviv/Тель-Авив/تل أبيب/תל אביב/特拉维夫/テルアビブ/텔아비브
Mecca/Makkah/La Mecque/Mekka/La Meca/Мекка/مكة/麦加/メッカ/메카
Riyadh/Riad/Riyad/Эр-Рияд/الرياض/利雅得/リヤド/리야드
Kabul/Kaboul/Кабул/كابل/کابل/काबुल/喀布尔/カブール/카불
Delhi/New Delhi/Nouvelle-Delhi/Neu-Delhi/Nueva Delhi/Дели/دلهي/दिल्ली/नई दिल्ली/德里/新德里/デリー/델리/เดลี
Mumbai/Bombay/Bombaj/Мумбаи/مومباي/मुंबई/孟买/ムンバイ/뭄바이/มุมไบ
Kolkata/Calcutta/Kalkutta/Calcuta/Калькутта/कोलकाता/কলকাতা/加尔各答/コルカタ/콜카타
Chennai/Madras/சென்னை/Ченнаи/चेन्नई/金奈/チェンナイ/첸나이
Bengaluru/Bangalore/ಬೆಂಗಳೂರು/Бангалор/बेंगलुरु/班加罗尔/ベンガルール/벵갈루루
Yangon/Rangoon/Rangun/Янгон/ရန်ကုန်/仰光/ヤンゴン/양곤/ย่างกุ้ง
Bangkok/Бангкок/بانكوك/बैंकॉक/กรุงเทพ/กรุงเทพมหานคร/曼谷/バンコク/방콕
Ho Chi Minh City/Saigon/Thành phố Hồ Chí Minh/Sài Gòn/Хошимин/胡志明市/西贡/ホーチミン/호찌민
Hanoi/Hà Nội/Hanói/Ханой/هانوي/河内/河內/ハノイ/하노이/ฮานอย
Beijing/Peking/Pékin/Pekín/Pechino/Pequim/Pekin/Пекин/Пекін/Πεκίνο/بكين/בייג'ינג/बीजिंग/北京/ペキン/베이징/ปักกิ่ง
Shanghai/Schanghai/Shanghái/Szanghaj/Шанхай/شنغهاي/शंघाई/上海/シャンハイ/상하이/เซี่ยงไฮ้
Guangzhou/Гуанчжоу/广州/廣州/광저우
Hong Kong/Hongkong/Гонконг/هونغ كونغ/香港/ホンコン/홍콩/ฮ่องกง
Taipei/Taipeh/Taipéi/Тайбэй/تايبيه/台北/臺北/타이베이/ไทเป
Seoul/Séoul/Seúl/Seul/Сеул/سول/סיאול/सियोल/首尔/首爾/ソウル/서울/โซล
Pyongyang/Pjöngjang/Pjongjang/Пхеньян/بيونغ يانغ/平壤/平壌/ピョンヤン/평양/เปียงยาง
Tokyo/Tokio/Tóquio/Токио/Токіо/Τόκιο/طوكيو/טוקיו/टोक्यो/东京/東京/トーキョー/도쿄/โตเกียว
Osaka/Ōsaka/Осака/أوساكا/大阪/오사카/โอซากะ
Fukushima/Фукусима/فوكوشيما/福岛/福島/フクシマ/후쿠시마
Hiroshima/Хиросима/هيروشيما/广岛/広島/廣島/ヒロシマ/히로시마
Washington/Вашингтон/Вашінгтон/Ουάσινγκτον/واشنطن/וושינגטון/वाशिंगटन/华盛顿/華盛頓/ワシントン/워싱턴/วอชิงตัน
New York/Nueva York/Nova York/Nova Iorque/Nowy Jork/Нью-Йорк/Νέα Υόρκη/نيويورك/ניו יורק/न्यूयॉर्क/纽约/紐約/ニューヨーク/뉴욕/นิวยอร์ก
Mexico City/Ciudad de México/Mexiko-Stadt/Мехико/مكسيكو سيتي/墨西哥城/メキシコシティ/멕시코시티
Havana/La Habana/Havanna/La Havane/L’Avana/Hawana/Гавана/هافانا/哈瓦那/ハバナ/아바나
São Paulo/Сан-Паулу/ساو باولو/圣保罗/サンパウロ/상파울루
Rio de Janeiro/Рио-де-Жанейро/ريو دي جانيرو/里约热内卢/リオデジャネイロ/리우데자네이루
Algiers/Alger/Argel/Algeri/Algier/الجزائر العاصمة/Алжир/阿尔及尔/アルジェ
Tripoli/Trípoli/Trypolis/طرابلس/Триполи/的黎波里/トリポリ/트리폴리
Khartoum/Jartum/Khartum/Chartum/الخرطوم/Хартум/喀土穆/ハルツーム/하르툼
Addis Ababa/Addis Abeba/Addis-Abeba/Adís Abeba/አዲስ አበባ/Аддис-Абеба/亚的斯亚贝巴/アディスアベバ/아디스아바바
Cape Town/Le Cap/Kapstadt/Ciudad del Cabo/Kaapstad/Кейптаун/开普敦/ケープタウン/케이프타운
European Union/Union européenne/UE/Europäische Union/Unión Europea/Unione Europea/União Europeia/Unia Europejska/Европейский союз/Евросоюз/ЄС/الاتحاد الأوروبي/欧盟/歐盟/欧州連合/유럽연합/สหภาพยุโรป
United Nations/ONU/Nations unies/Vereinte Nationen/Naciones Unidas/Nazioni Unite/Nações Unidas/ООН/الأمم المتحدة/联合国/聯合國/国連/유엔/สหประชาชาติ
NATO/OTAN/НАТО/الناتو/北约/北大西洋公約組織/ナトー/나토/นาโต
COVID/Covid-19/coronavirus/Koronawirus/коронавирус/коронавірус/كورونا/新冠/新型コロナ/코로나/โควิด
`
