import { circle, ellipse, line, path, rect, shaded, shadow, still } from './draw.ts'
import { mint, night, oak, rose, slate, sun } from './rooms.ts'

/** Books lying on each other, the top one seen by its cover. */
function books(colours: string[], cover: string) {
  const spines = colours.map((colour, index) => {
    const y = 930 - (index + 1) * 78
    const x = 420 + ((index * 37) % 60)
    return [
      rect(x, y, 760, 78, colour, 8),
      rect(x + 6, y + 12, 748, 54, '#f7f1e3', 4),
      rect(x, y, 60, 78, colour, 8),
      rect(x, y + 66, 760, 12, colour, 6),
      rect(x, y, 760, 12, colour, 6),
    ].join('')
  })
  return shadow(810, 940, 430, 34) + spines.join('') + cover
}

/** A book that stands and leans back. */
const standing = (colour: string, dark: string, art: string) =>
  `${shadow(820, 900, 300, 30)}<g transform="translate(560 250) skewY(-2)">
    ${rect(488, 14, 26, 640, '#efe7d6', 3)}${shaded(colour, dark, (fill) => rect(0, 0, 490, 660, fill, 10))}
    ${rect(0, 0, 34, 660, 'rgb(0 0 0 / 0.18)', 10)}${art}</g>`

const curve =
  line('M90 470 C170 120 260 620 400 190', '#ffffff', 12) +
  line('M80 540 H420 M80 540 V140', 'rgb(255 255 255 / 0.55)', 6)
const bars = [150, 240, 190, 330, 280]
  .map((h, i) => rect(90 + i * 68, 540 - h, 46, h, 'rgb(255 255 255 / 0.8)', 4))
  .join('')
const cross = rect(210, 200, 90, 290, '#ffffff', 8) + rect(110, 300, 290, 90, '#ffffff', 8)
const rings = [190, 140, 90]
  .map(
    (r) => `<circle cx="250" cy="330" r="${r}" fill="none" stroke="#fff" stroke-width="12" opacity="0.85"/>`,
  )
  .join('')
const hexagon = line(
  'M250 170 L390 250 L390 410 L250 490 L110 410 L110 250 Z M250 230 L338 282 M338 282 V378',
  '#ffffff',
  12,
)

export const study: Record<string, () => string> = {
  calculus: () => still(oak, standing('#2f5d9e', '#1c3a6b', curve)),
  nursing: () => still(mint, standing('#1f8a83', '#125a58', cross)),
  finance: () => still(slate, standing('#8d3b3b', '#5c2323', bars)),
  physics: () => still(night, standing('#3b4fb0', '#241f63', rings)),
  chemistry: () => still(sun, standing('#5a8f3c', '#365c22', hexagon)),
  bookstack: () =>
    still(
      rose,
      books(
        ['#c0563f', '#2e6f80', '#d9a441', '#4a4f7c'],
        ellipse(1020, 624, 76, 12, 'rgb(0 0 0 / 0.2)') + mug(960, 510),
      ),
    ),
  calculator: () => still(oak, calculator()),
  monitor: () => still(slate, monitor()),
  tablet: () => still(rose, tablet()),
  headphones: () => still(sun, headphones()),
  mouse: () => still(mint, mouse()),
  lamp: () => still(night, lamp()),
}

function mug(x: number, y: number) {
  return `${line(`M${x + 110} ${y + 30} c70 -8 70 88 -4 84`, '#e9edf2', 18)}${shaded('#ffffff', '#cfd6de', (fill) => rect(x, y, 118, 116, fill, 16), 'x2="1" y2="0"')}${ellipse(x + 59, y + 8, 56, 13, '#5a3720')}`
}

function calculator() {
  const keys = Array.from({ length: 28 }, (_, i) => {
    const [column, row] = [i % 4, Math.floor(i / 4)]
    const colour = column === 3 ? '#4f7cc4' : row < 2 ? '#5b626c' : '#e6e9ee'
    return rect(662 + column * 72, 540 + row * 52, 56, 36, colour, 9)
  })
  return `${shadow(800, 960, 260, 40)}${shaded('#3a3f47', '#1d2026', (fill) => rect(620, 240, 360, 720, fill, 44))}
    ${shaded('#cfe0c8', '#9fb796', (fill) => rect(656, 290, 288, 200, fill, 14))}${line('M680 460 C740 300 830 500 920 320', '#2f6b46', 7)}
    ${line('M672 470 H928 M700 306 V478', '#587a5d', 3)}${keys.join('')}`
}

function monitor() {
  return `${shadow(800, 930, 330, 30)}${rect(760, 760, 80, 130, '#2a2e35')}${rect(620, 880, 360, 26, '#23262c', 12)}
    ${rect(290, 190, 1020, 600, '#15171b', 22)}${shaded('#2a5298', '#7a4fa3', (fill) => rect(312, 212, 976, 548, fill, 8), 'x2="1" y2="1"')}
    ${path('M312 640 C500 520 640 700 840 590 S1150 520 1288 600 V760 H312 Z', 'rgb(255 255 255 / 0.18)')}
    ${path('M312 700 C560 600 760 740 980 660 S1220 640 1288 680 V760 H312 Z', 'rgb(255 255 255 / 0.25)')}${circle(1090, 350, 62, 'rgb(255 236 190 / 0.9)')}`
}

function tablet() {
  return `${shadow(820, 950, 420, 36)}<g transform="rotate(-7 800 600)">${rect(380, 260, 860, 630, '#23262b', 44)}
    ${shaded('#f6a56b', '#6a58b8', (fill) => rect(424, 302, 772, 546, fill, 14), 'x2="1" y2="1"')}
    ${path('M424 700 C600 560 760 760 930 640 S1130 600 1196 660 V848 H424 Z', 'rgb(30 20 60 / 0.35)')}
    ${[0, 1, 2, 3, 4].map((i) => rect(530 + i * 118, 760, 70, 70, ['#fff', '#7ad0c4', '#ffd36b', '#f2748c', '#9fb5ff'][i] ?? '#fff', 18)).join('')}</g>
    ${line('M1210 900 L1420 640', '#f4f4f4', 22)}`
}

function headphones() {
  const cup = (x: number) =>
    `${shaded('#34383f', '#15171a', (fill) => rect(x, 560, 170, 270, fill, 78))}${rect(x + 34, 600, 100, 190, '#0e0f11', 46)}`
  return `${shadow(800, 880, 380, 40)}${line('M560 640 C520 150 1080 150 1040 640', '#24272c', 60)}${line('M574 560 C560 220 1040 220 1026 560', '#3d424a', 22)}${cup(455)}${cup(975)}`
}

function mouse() {
  return `${shadow(800, 850, 240, 44)}${shaded('#4a4f58', '#17191d', (fill) => path('M800 400 C980 400 1010 560 1000 700 C990 830 900 860 800 860 C700 860 610 830 600 700 C590 560 620 400 800 400 Z', fill))}
    ${line('M800 404 V600', '#0d0e10', 6)}${rect(784, 470, 32, 90, '#8a919c', 16)}`
}

function lamp() {
  return `<circle cx="700" cy="800" r="360" fill="#ffd98a" opacity="0.55" filter="url(#glow)"/>${shadow(1080, 930, 180, 26)}
    ${rect(960, 890, 240, 34, '#1c1e22', 14)}${line('M1080 890 L1000 520 L760 340', '#2c2f35', 26)}${circle(1000, 520, 24, '#44484f')}
    ${path('M700 250 L860 330 L760 520 L560 400 Z', '#30343a')}${path('M560 400 L760 520 L735 545 L545 430 Z', '#fff1c9')}`
}
