// A harbor at night, and the time that a ship must lie before it.
import {
  ACCENT,
  box,
  clip,
  curve,
  dice,
  dot,
  fill,
  HEIGHT,
  LAMP,
  line,
  NIGHT,
  PAPER,
  type Picture,
  type Point,
  ridge,
  sheet,
  stroke,
  TINT,
  WIDTH,
  wave,
} from './paper.ts'

const LINES = '#71858b'

/** The moon of one night, between the new moon at 0 and the next at 1. */
function moon(x: number, y: number, r: number, age: number): string {
  const turn = Math.cos(age * Math.PI * 2)
  const waxing = age < 0.5
  const [out, back] = waxing ? [1, turn > 0 ? 0 : 1] : [0, turn > 0 ? 1 : 0]
  const lit = `M${x} ${y - r}A${r} ${r} 0 0 ${out} ${x} ${y + r}A${Math.abs(turn * r).toFixed(2)} ${r} 0 0 ${back} ${x} ${y - r}Z`
  return (
    `<circle cx="${x}" cy="${y}" r="${r}" fill="#1c272d" stroke="${LINES}" stroke-width="1.6"/>` +
    (Math.abs(turn) > 0.995 && turn > 0 ? '' : fill(lit, LAMP))
  )
}

function quarantine(): string {
  const roll = dice(1377)
  const sea = 770
  let sky = ''
  for (let i = 0; i < 230; i++)
    sky += dot(roll() * WIDTH, roll() * 640, 0.7 + roll() * 1.3, PAPER, 0.15 + roll() * 0.45)
  const nights = Array.from({ length: 30 }, (_, i): [number, number, number] => {
    const a = Math.PI * (5 / 6 - ((2 / 3) * i) / 29)
    return [Math.round(800 + Math.cos(a) * 765), Math.round(938 - Math.sin(a) * 765), i / 29]
  })
  const rough = ridge(77, 5)
  const hill = (x: number): number =>
    sea +
    2 -
    Math.min(1, Math.max(0, (x - 570) / 190)) *
      (18 + 136 * Math.exp(-(((x - 1400) / 330) ** 2)) + 60 * Math.exp(-(((x - 980) / 260) ** 2)) + rough(x / 170) * 18)
  const crest = Array.from({ length: 110 }, (_, i): Point => [560 + i * 10, Math.min(sea + 2, hill(560 + i * 10))])
  const mountain = line([...crest, [WIDTH + 60, sea + 4], [560, sea + 4]], true)
  let slope = ''
  for (let i = 0; i < 300; i++) {
    const x = 600 + roll() * 1000
    const y = hill(x) + 8 + roll() * Math.max(0, sea - hill(x) - 20)
    const length = 16 + roll() * 42
    slope += `M${x.toFixed(1)} ${y.toFixed(1)}l${(-length * 0.45).toFixed(1)} ${length.toFixed(1)}`
  }
  // The town: houses in rows, one over the other, behind the wall.
  let houses = ''
  for (let row = 0; row < 5; row++) {
    const base = 676 + row * 24
    for (let x = 1080 + row * 10 + roll() * 24; x < 1560 - row * 4; ) {
      const w = 30 + roll() * 26
      const h = 24 + roll() * 20
      houses +=
        box(x, base - h, w, h + 30, '#33434b', `stroke="${LINES}" stroke-width="1.6"`) +
        `<path d="M${x - 3} ${base - h}L${x + w / 2} ${base - h - 15}L${x + w + 3} ${base - h}Z" fill="#18222a" stroke="${LINES}" stroke-width="1.6"/>`
      if (roll() < 0.4) houses += box(x + w * 0.4, base - h + 9, 6, 9, LAMP)
      x += w + 3
    }
  }
  const belfry =
    box(1296, 560, 34, 130, '#2b3840', `stroke="${LINES}" stroke-width="2"`) +
    `<path d="M1290 560h46l-8 -16h-30Z" fill="#18222a" stroke="${LINES}" stroke-width="2"/><path d="M1300 544a13 15 0 0 1 26 0Z" fill="#2b3840" stroke="${LINES}" stroke-width="2"/>` +
    box(1306, 574, 14, 20, LAMP)
  const battlements = (x: number, y: number, w: number, step = 18): string => {
    let teeth = ''
    for (let k = 0; k + 10 <= w; k += step)
      teeth += box(x + k, y - 11, 10, 13, '#46585f', `stroke="${LINES}" stroke-width="1.4"`)
    return teeth
  }
  const stones = (x: number, y: number, w: number, h: number): string => {
    let d = ''
    for (let row = 0; row * 13 < h; row++)
      for (let k = (row % 2) * 14; k < w - 4; k += 28)
        if (roll() < 0.7) d += `M${(x + k).toFixed(1)} ${(y + row * 13).toFixed(1)}h${Math.min(20, w - k).toFixed(1)}`
    return stroke(d, { color: LINES, width: 1.4, opacity: 0.8 })
  }
  const wall = (x: number, y: number, w: number, h: number): string =>
    battlements(x, y, w) +
    box(x, y, w, h, '#46585f', `stroke="${LINES}" stroke-width="2"`) +
    stones(x + 5, y + 12, w - 10, h - 14)
  const town =
    houses +
    belfry +
    wall(1046, 716, 560, 70) +
    wall(1400, 690, 60, 96) +
    wall(1190, 696, 54, 90) +
    wall(1020, 660, 86, 128) +
    wall(1546, 640, 90, 150) +
    box(1052, 690, 8, 16, NIGHT) +
    box(1300, 752, 24, 34, NIGHT, `stroke="${LINES}" stroke-width="2"`) +
    box(1306, 764, 12, 22, LAMP)
  const shore = ridge(5, 4)
  const islet = (x: number): number =>
    sea + 4 - Math.max(0, 1 - ((x - 300) / 215) ** 2) ** 0.7 * (72 + shore(x / 60) * 24)
  const rocks = Array.from({ length: 46 }, (_, i): Point => [80 + i * 10, islet(80 + i * 10)])
  const rock = line([...rocks, [540, sea + 8], [70, sea + 8]], true)
  let cracks = ''
  for (let i = 0; i < 90; i++) {
    const x = 100 + roll() * 400
    const y = islet(x) + 6 + roll() * (sea - islet(x))
    cracks += `M${x.toFixed(1)} ${y.toFixed(1)}l${(-6 - roll() * 12).toFixed(1)} ${(10 + roll() * 18).toFixed(1)}`
  }
  const camp =
    `<path d="M214 ${islet(214) + 6}V${islet(214) - 44}L240 ${islet(214) - 66}L266 ${islet(214) - 44}V${islet(266) + 8}Z" fill="#2b3840" stroke="${LINES}" stroke-width="2"/>` +
    box(232, islet(240) - 30, 15, 34, LAMP) +
    `<path d="M322 ${islet(322) + 6}L352 ${islet(350) - 46}L382 ${islet(382) + 6}Z" fill="#2b3840" stroke="${LINES}" stroke-width="2"/>` +
    dot(302, islet(302) - 6, 5, LAMP) +
    dot(302, islet(302) - 6, 20, LAMP, 0.16)
  let water = ''
  for (let i = 0; i < 240; i++) {
    const y = sea + 8 + roll() ** 1.3 * 290
    const x = roll() * (WIDTH + 100) - 80
    const reach = 26 + ((y - sea) / 300) * 110 * roll()
    const sway = wave(i + 3)
    water += curve(Array.from({ length: 4 }, (_, k): Point => [x + (k * reach) / 3, y + sway(k) * 3]))
  }
  let gleam = ''
  for (let i = 0; i < 60; i++) {
    const y = sea + 10 + i * 4.8
    const w = 8 + roll() * (20 + i * 1.5)
    gleam += `M${(800 + (roll() - 0.5) * (24 + i * 2.2) - w / 2).toFixed(1)} ${y.toFixed(1)}h${w.toFixed(1)}`
  }
  let echo = ''
  for (let i = 0; i < 12; i++)
    echo += `M${(650 + roll() * 60).toFixed(1)} ${846 + i * 11}h${(60 + roll() * 90 - i * 4).toFixed(1)}`
  const ship =
    stroke(echo, { color: ACCENT, width: 3, opacity: 0.55 }) +
    `<path d="M606 764C628 818 652 834 690 836H748C796 834 822 808 842 748L812 756C796 776 776 784 744 784H690C656 784 638 778 626 766Z" fill="${ACCENT}" stroke="${NIGHT}" stroke-width="3" stroke-linejoin="round"/>` +
    stroke('M622 792C660 812 780 814 824 786M634 808C668 824 776 826 812 806', { color: '#7d1f10', width: 3 }) +
    `<path d="M806 756V722H846V746Z" fill="${ACCENT}" stroke="${NIGHT}" stroke-width="3"/><path d="M600 766V738H640L646 770Z" fill="${ACCENT}" stroke="${NIGHT}" stroke-width="3"/>` +
    stroke('M722 784V560', { color: '#d9cdb2', width: 8 }) +
    stroke('M634 618L810 602', { color: '#d9cdb2', width: 6 }) +
    `<path d="M640 620C668 640 700 634 722 630C752 632 784 622 804 606L800 618C776 642 752 646 722 644C690 650 664 648 640 628Z" fill="${PAPER}" stroke="${NIGHT}" stroke-width="2"/>` +
    stroke('M722 566L612 744M722 566L838 726M722 566L660 776M722 566L786 776', { color: LINES, width: 2 }) +
    `<path d="M722 562l46 10l-46 14Z" fill="${PAPER}"/>` +
    stroke('M606 772C580 850 566 880 560 940', { color: '#d9cdb2', width: 2.6, dash: '9 5' }) +
    dot(826, 736, 6, LAMP) +
    dot(826, 736, 20, LAMP, 0.18)
  return sheet(
    sky +
      nights.map(([x, y, age]) => moon(x, y, 23, age)).join('') +
      fill(mountain, '#1a252c') +
      stroke(slope, { color: LINES, width: 1.4, opacity: 0.55, clip: 'mountain' }) +
      stroke(line(crest), { color: LINES, width: 2.4 }) +
      town +
      box(0, sea + 6, WIDTH, HEIGHT - sea, '#18242b') +
      stroke(`M0 ${sea + 6}H${WIDTH}`, { color: LINES, width: 2.4 }) +
      stroke(water, { color: TINT, width: 1.8, opacity: 0.34 }) +
      stroke(gleam, { color: LAMP, width: 2.4, opacity: 0.5 }) +
      fill(rock, '#46585f') +
      stroke(cracks, { color: TINT, width: 1.5, opacity: 0.55, clip: 'rock' }) +
      stroke(line(rocks), { color: TINT, width: 2.4 }) +
      camp +
      ship,
    NIGHT,
    clip('mountain', mountain) + clip('rock', rock),
  )
}

export const HARBORS: Picture[] = [{ name: 'dubrovnik-quarantine', draw: quarantine }]
