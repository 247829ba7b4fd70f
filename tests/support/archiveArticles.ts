export type ArchiveArticle = {
  slug: string
  language: string
  headline: string
  standfirst: string
  paragraphs: string[]
  places?: { country: string; city?: string }[]
  published: string
}

/** Short true texts in many languages, of our own. What a query is to find stands in what everybody may read. */
export const archiveArticles: ArchiveArticle[] = [
  {
    ...{ slug: 'odesa-grain-en', language: 'en', published: '2026-05-04T08:00:00Z' },
    headline: 'How grain leaves the harbor of Odesa',
    standfirst: 'Ships carry wheat and maize from silos by the Black Sea to mills on three continents.',
    paragraphs: [
      'A port on the Black Sea exports cereals grown on the plains behind it.',
      'Ships are loaded by conveyor belt.',
    ],
    places: [{ country: 'UA', city: 'Odesa' }],
  },
  {
    ...{ slug: 'quixote-en', language: 'en', published: '2026-04-23T08:00:00Z' },
    headline: 'Don Quixote is still read aloud in Madrid',
    standfirst: 'The novel of 1605 sends its hero against the windmills of La Mancha.',
    paragraphs: ['Each April the book is read from beginning to end.', 'The reading takes about two days.'],
    places: [{ country: 'ES', city: 'Madrid' }],
  },
  {
    ...{ slug: 'dutch-mills-en', language: 'en', published: '2025-09-12T08:00:00Z' },
    headline: 'Windmills that keep the polder dry',
    standfirst: 'At Kinderdijk nineteen mills from the eighteenth century once pumped water over the dike.',
    paragraphs: ['A polder lies below the level of the sea.', 'Today electric pumps do most of the work.'],
    places: [{ country: 'NL' }],
  },
  {
    ...{ slug: 'eclipse-en', language: 'en', published: '2026-08-12T20:00:00Z' },
    headline: 'A total solar eclipse crosses Spain and Iceland',
    standfirst: 'For about two minutes the Moon covers the Sun.',
    paragraphs: ['An eclipse happens when Moon, Sun and Earth stand in line.', 'The next one follows in August 2027.'],
    places: [{ country: 'ES' }, { country: 'IS' }],
  },
  {
    ...{ slug: 'sao-paulo-en', language: 'en', published: '2025-02-03T08:00:00Z' },
    headline: 'São Paulo tries electric buses',
    standfirst: 'The city runs one of the largest bus fleets in the world.',
    paragraphs: ['Buses carry most of those who travel in public.', 'Batteries are charged at night.'],
    places: [{ country: 'BR', city: 'São Paulo' }],
  },
  {
    ...{ slug: 'chess-en', language: 'en', published: '2024-11-20T08:00:00Z' },
    headline: 'A chess tournament reaches its semi-final',
    standfirst: 'Four players are left, and draws are decided in rapid games.',
    paragraphs: ['Chess is played on sixty-four squares.', 'Each side begins with sixteen pieces.'],
  },
  {
    ...{ slug: 'night-train-en', language: 'en', published: '2026-01-15T08:00:00Z' },
    headline: 'Night trains return to Vienna',
    standfirst: 'A sleeper carriage has berths for four or six.',
    paragraphs: ['From the main station trains leave for Rome, Hamburg and Brussels.', 'Tickets sell out weeks ahead.'],
    places: [{ country: 'AT', city: 'Vienna' }],
  },
  {
    ...{ slug: 'library-en', language: 'en', published: '2025-05-23T08:00:00Z' },
    headline: 'Two stone lions guard a library in New York',
    standfirst: 'They are called Patience and Fortitude.',
    paragraphs: [
      'The building on Fifth Avenue opened in 1911.',
      'Its reading room is almost as long as a football field.',
    ],
    places: [{ country: 'US', city: 'New York' }],
  },
  {
    ...{ slug: 'kyiv-metro-uk', language: 'uk', published: '2026-03-02T08:00:00Z' },
    headline: 'Найглибша станція метро у світі — в Києві',
    standfirst:
      'Станція «Арсенальна» лежить на глибині понад сто метрів; коли метро відкрили, воно мало п’ять станцій.',
    paragraphs: ['Метро відкрили 1960 року.', 'Пасажири спускаються двома ескалаторами.'],
    places: [{ country: 'UA', city: 'Kyiv' }],
  },
  {
    ...{ slug: 'ice-ru', language: 'ru', published: '2025-05-01T08:00:00Z' },
    headline: 'На Лене начался ледоход',
    standfirst: 'Лёд на реке вскрывается в мае, а ещё в апреле по нему ездят грузовики.',
    paragraphs: ['Лена впадает в море Лаптевых.', 'Посёлки ждут высокой воды.'],
    places: [{ country: 'RU' }],
  },
  {
    ...{ slug: 'cheese-fr', language: 'fr', published: '2025-10-10T08:00:00Z' },
    headline: 'Le fromage de chèvre mûrit en cave',
    standfirst: 'L’affinage dure de quelques jours à plusieurs mois.',
    paragraphs: ['Le lait est caillé, puis égoutté.', 'La croûte se forme ensuite.'],
    places: [{ country: 'FR' }],
  },
  {
    ...{ slug: 'forest-de', language: 'de', published: '2025-06-06T08:00:00Z' },
    headline: 'Der Wald wächst über alte Straßen',
    standfirst: 'Wo Wege nicht mehr gepflegt werden, keimen nach wenigen Jahren Birken.',
    paragraphs: ['Etwa ein Drittel des Landes ist mit Wäldern bedeckt.', 'Buchen folgen später.'],
    places: [{ country: 'DE' }],
  },
  {
    ...{ slug: 'munich-de', language: 'de', published: '2024-07-07T08:00:00Z' },
    headline: 'In München surft man mitten in der Stadt',
    standfirst: 'Am Eisbach steht eine Welle, auf der das ganze Jahr gesurft wird.',
    paragraphs: ['Der Bach fließt durch den Englischen Garten.', 'Zuschauer stehen auf der Brücke.'],
    places: [{ country: 'DE', city: 'München' }],
  },
  {
    ...{ slug: 'drought-es', language: 'es', published: '2024-08-01T08:00:00Z' },
    headline: 'La sequía llega a los olivares',
    standfirst: 'En Jaén crecen más de sesenta millones de olivos.',
    paragraphs: ['El aceite depende de la lluvia del otoño.', 'Los pantanos bajan cada verano.'],
    places: [{ country: 'ES', city: 'Jaén' }],
  },
  {
    ...{ slug: 'lagoon-it', language: 'it', published: '2024-11-04T08:00:00Z' },
    headline: 'Le paratoie fermano l’acqua alta',
    standfirst: 'Settantotto barriere separano la laguna dal mare.',
    paragraphs: ['Venezia sorge su più di cento isole.', 'Le barriere si alzano quando la marea supera la soglia.'],
    places: [{ country: 'IT', city: 'Venezia' }],
  },
  {
    ...{ slug: 'bison-pl', language: 'pl', published: '2025-01-20T08:00:00Z' },
    headline: 'Żubr wrócił do puszczy',
    standfirst: 'W Puszczy Białowieskiej żyją setki żubrów.',
    paragraphs: ['Gatunek ocalał dzięki hodowli.', 'Zimą zwierzęta są dokarmiane.'],
    places: [{ country: 'PL' }],
  },
  {
    ...{ slug: 'islands-el', language: 'el', published: '2025-07-15T08:00:00Z' },
    headline: 'Τα νησιά χωρίς αυτοκίνητα',
    standfirst: 'Στην Ύδρα μεταφέρουν ακόμη με μουλάρια.',
    paragraphs: ['Η χώρα έχει χιλιάδες νησιά.', 'Τα πλοία φεύγουν από τον Πειραιά.'],
    places: [{ country: 'GR' }],
  },
  {
    ...{ slug: 'palms-ar', language: 'ar', published: '2025-10-01T08:00:00Z' },
    headline: 'نخيل الواحة يُسقى من الينابيع',
    standfirst: 'في واحة سيوة مئات الينابيع وآلاف أشجار النخيل.',
    paragraphs: ['تقع الواحة في الصحراء الغربية.', 'يُجمع التمر في الخريف.'],
    places: [{ country: 'EG' }],
  },
  {
    ...{ slug: 'library-he', language: 'he', published: '2024-10-29T08:00:00Z' },
    headline: 'ספרייה חדשה נפתחה בירושלים',
    standfirst: 'בבניין חמישה מיליון ספרים.',
    paragraphs: ['רובוטים מביאים את הספרים מהמחסן.', 'אולם הקריאה עגול.'],
  },
  {
    ...{ slug: 'river-hi', language: 'hi', published: '2025-03-22T08:00:00Z' },
    headline: 'नदी के किनारे बसे शहर',
    standfirst: 'गंगा हिमालय से निकलकर बंगाल की खाड़ी में गिरती है।',
    paragraphs: ['मैदान में करोड़ों लोग रहते हैं।', 'मानसून में पानी बढ़ता है।'],
    places: [{ country: 'IN' }],
  },
  {
    ...{ slug: 'fishers-tr', language: 'tr', published: '2025-09-01T08:00:00Z' },
    headline: 'Balıkçılar köprüde lüfer bekliyor',
    standfirst: 'Galata Köprüsü’nde her sabah oltalar dizilir.',
    paragraphs: ['Lüfer sonbaharda Boğaz’dan geçer.', 'Her balıkçı yerini bilir.'],
    places: [{ country: 'TR', city: 'Istanbul' }],
  },
  {
    ...{ slug: 'earthquake-ja', language: 'ja', published: '2026-09-01T00:00:00Z' },
    headline: '地震に備える学校の訓練',
    standfirst: '九月一日は防災の日で、全国の学校が避難訓練をする。',
    paragraphs: ['関東大震災は一九二三年に起きた。', '子どもたちは机の下に入る。'],
    places: [{ country: 'JP' }],
  },
  {
    ...{ slug: 'archive-ja', language: 'ja', published: '2025-11-11T00:00:00Z' },
    headline: '大学が論文のリポジトリを公開',
    standfirst: '誰でも無料で読める。',
    paragraphs: ['論文は毎日増える。', '検索もできる。'],
    places: [{ country: 'JP', city: 'Kyoto' }],
  },
  {
    ...{ slug: 'tea-zh', language: 'zh', published: '2025-04-05T00:00:00Z' },
    headline: '云南茶叶的春天',
    standfirst: '清明节前采摘的茶最贵。',
    paragraphs: ['古老的茶树长在山上。', '茶农清晨上山。'],
    places: [{ country: 'CN' }],
  },
  {
    ...{ slug: 'hangul-ko', language: 'ko', published: '2025-10-09T00:00:00Z' },
    headline: '한글을 기념하는 날',
    standfirst: '세종대왕이 만든 글자는 스물여덟 자였다.',
    paragraphs: ['오늘은 스물네 자를 쓴다.', '광장에 동상이 있다.'],
    places: [{ country: 'KR', city: 'Seoul' }],
  },
  {
    ...{ slug: 'market-th', language: 'th', published: '2025-01-05T00:00:00Z' },
    headline: 'ตลาดน้ำเปิดแต่เช้า',
    standfirst: 'พ่อค้าแม่ค้าขายผลไม้จากเรือ',
    paragraphs: ['คลองเคยเป็นถนนของเมือง', 'เรือมาก่อนแดดแรง'],
    places: [{ country: 'TH', city: 'Bangkok' }],
  },
]
