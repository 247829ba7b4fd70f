/** Bodies as the renderer writes them, with every element once; and the same page in scripts that are not Latin. */
export function LeadIn() {
  return (
    <>
      <p>
        The Zambezi is about four hundred meters wide where the Chobe joins it, brown and unhurried, and on most maps
        the place looks like a printing error. Four countries lean into a single point: Zambia to the north, Botswana to
        the south, Namibia along a thin strip from the west, Zimbabwe from the east.
      </p>
      <p>
        They do not quite meet. Between the tip of Namibia and the corner of Zimbabwe lies a stretch of river where
        Zambia and Botswana touch each other directly. It is roughly 150 meters long, one of the shortest international
        borders anywhere, and for decades everything that moved between the two countries moved across it on a pontoon.
      </p>
    </>
  )
}

export function FullBody() {
  return (
    <>
      <LeadIn />
      <h2>A queue on the water</h2>
      <p>
        The ferries took one or two trucks at a time.
        <sup class="footnote-ref">
          <a href="#fn-1" id="fnref-1">
            1
          </a>
        </sup>{' '}
        Copper going south from Zambia and the Congo, and machinery and groceries going north from South Africa, waited
        on the banks for days, <em>sometimes for more than a week</em>. In 2003 a ferry carrying an overloaded truck
        capsized, and <strong>eighteen people</strong> drowned.
        <sup class="footnote-ref">
          <a href="#fn-2" id="fnref-2">
            2
          </a>
        </sup>
      </p>
      <aside class="fact-box">
        <h2>The crossing in figures</h2>
        <ul>
          <li>Length of the bridge: 923 meters</li>
          <li>Length of the border it uses: about 150 meters</li>
          <li>Opened: May 10, 2021</li>
          <li>Carries: two road lanes, a single railway track, and footways</li>
        </ul>
      </aside>
      <p>
        A bridge had been talked about since the 1970s, and the border was half of the difficulty. In 1970 South Africa,
        which then ruled Namibia, argued that the four territories met at a true point, so that Zambia and Botswana had
        no common border and their ferry no right to cross. Botswana answered that it did. No court ever measured the
        gap; the claim simply faded, and the ferry went on.
      </p>
      <blockquote class="pull-quote">
        <p>A border shorter than a soccer stadium delayed the trade of half a continent.</p>
      </blockquote>
      <h2>Why it is not straight</h2>
      <p>
        The second difficulty was a drawing problem. The convenient straight line between the two banks would have
        strayed across Zimbabwe’s corner of the river, and Zimbabwe was not a partner in the project. So the deck, 923
        meters long, sets out from one bank and bends, staying within the narrow water of its two owners{' '}
        <a href="https://example.org">until it reaches the other</a>.
      </p>
      <blockquote class="quotation">
        <p>Where the said boundary meets the said river, it shall follow the middle of its main channel.</p>
        <cite>Anglo-German Agreement, 1890</cite>
      </blockquote>
      <p>
        Bending a bridge costs money. Cables pull inward on a curve, and every span has to resist twisting as well as
        weight. The builders kept the towers low and the cables shallow, a form called extradosed, halfway between a
        girder and a cable-stayed bridge.
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th>Bridge</th>
              <th>Opened</th>
              <th>Length</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>Victoria Falls</td>
              <td>1905</td>
              <td>198 m</td>
            </tr>
            <tr>
              <td>Chirundu</td>
              <td>1939, 2002</td>
              <td>400 m</td>
            </tr>
            <tr>
              <td>Kazungula</td>
              <td>2021</td>
              <td>923 m</td>
            </tr>
          </tbody>
        </table>
      </div>
      <aside class="newsletter-box">
        <h2>Borderlines</h2>
        <p>One line on the map each week, and what it does to the people beside it.</p>
        <form method="post" action="/newsletters/borderlines" class="newsletter-box-form">
          <label>
            <span>Email address</span>
            <input name="email" type="email" required autocomplete="email" />
          </label>
          <button class="button" type="submit">
            Get Borderlines
          </button>
        </form>
      </aside>
      <p>
        The deck carries a road and a single railway track, provided before there was a line to join it. On each bank
        stands a border post where officers of both countries sit in the same hall. A driver is checked out of one state
        and into the next at the same row of counters, which saves more hours than the bridge itself.
      </p>
      <ol>
        <li>Papers are checked on the bank where the journey began.</li>
        <li>The truck is weighed on the deck.</li>
        <li>Nobody stops on the other side.</li>
      </ol>
      <hr class="divider" />
      <p>
        The pontoons are gone from the crossing. What remains is a lesson in proportion: the remedy was not to move the
        border but to go around it, politely, in concrete.
      </p>
      <aside class="related">
        <h2>Read also</h2>
        <p>
          <a href="/borders/baarle">The town where the border runs through the front door</a>
        </p>
      </aside>
      <pre>
        <code>{'45 RIVER\n46 BORDER(150)\n47 BRIDGE(923)'}</code>
      </pre>
      <figure class="embed">
        <a href="https://example.org/film">A film of the crossing, on example.org</a>
      </figure>
      <aside class="footnotes">
        <ol>
          <li id="fn-1">
            Four pontoons served the crossing in its last years, of which two were usually in repair.{' '}
            <a href="#fnref-1">↩</a>
          </li>
          <li id="fn-2">
            Figures of the Zambian government at the time. <a href="#fnref-2">↩</a>
          </li>
        </ol>
      </aside>
    </>
  )
}

export function GermanBody() {
  return (
    <>
      <p>
        Wer zum ersten Mal in Wuppertal aus dem Bahnhof tritt, sieht zuerst die Stahlstützen: Vierhundertsechsundachtzig
        stehen mit gespreizten Beinen über der Wupper, und an ihnen hängt seit 1901 eine Bahn, die keine Straße braucht.
        Die Geschwindigkeitsbegrenzungsanlage wurde später nachgerüstet.
      </p>
      <p>
        Instandhaltungsarbeiten finden nachts statt. Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ist
        dagegen kein Wort, das hier jemand braucht, aber es muss in die Spalte passen.
      </p>
    </>
  )
}

export function ArabicBody() {
  return (
    <>
      <p>
        قبل أن تشرق الشمس بساعة يقف رجل عند رأس القناة وينتظر أن يختفي نجم خلف حافة الجبل. عندها فقط يُفتح الحاجز الحجري،
        ويتحوّل الماء إلى بستان آخر. هكذا قُسّم الوقت في قرى الداخل العُماني قروناً طويلة، قبل أن تصل الساعات.
      </p>
      <p>
        الفلج قناة تجري فيها المياه بقوة الجاذبية وحدها من بئر أمّ في سفح الجبل. ولا يملك الفلاح ماءً بل يملك «أثراً»، وهو
        نحو نصف ساعة من الجريان، يرثه ويبيعه ويؤجّره.
      </p>
      <blockquote class="pull-quote">
        <p>لا يملك الفلاح ماءً بل يملك وقتاً.</p>
      </blockquote>
      <p>وما زالت آلاف الأفلاج تجري حتى اليوم، وقد أُدرجت خمسة منها في قائمة التراث العالمي عام 2006.</p>
    </>
  )
}

export function JapaneseBody() {
  return (
    <>
      <p>
        東京で初めて道を尋ねた旅行者は、答えのなかに通りの名前が一つも出てこないことに驚く。住所は町の名前から始まり、丁目、街区、建物の番号へと狭まっていく。通りは、そのあいだに残った隙間にすぎない。
      </p>
      <p>
        建物の番号は、長いあいだ建てられた順に付けられていた。一番地の隣が十七番地で、その向かいが三番地ということも珍しくない。郵便配達員は地図ではなく、記憶で街を覚えた。
      </p>
      <h2>記憶の地図</h2>
      <p>交番の壁には今も、手で描き足された詳しい地図が掛かっている。</p>
    </>
  )
}
