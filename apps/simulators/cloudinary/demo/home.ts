import { circle, ellipse, line, path, rect, shaded, shadow, still } from './draw.ts'
import { floor, mint, night, oak, rose, slate, sun } from './rooms.ts'

export const home: Record<string, () => string> = {
  desk: () => still(floor, desk()),
  sofa: () => still({ ...floor, wall: ['#dfe7e0', '#b9c9bd'] }, sofa()),
  plant: () => still(mint, plant()),
  ricecooker: () => still(rose, cooker()),
  dishes: () => still(oak, dishes()),
  piano: () => still(night, piano()),
  hoodie: () => still({ ...floor, wall: ['#f1ede6', '#ddd5c8'], edge: 1120 }, hoodie()),
  bike: () => still({ wall: ['#c9a58b', '#a87f63'], table: ['#8f8f92', '#66666b'], edge: 930 }, bike()),
  dumbbells: () => still(slate, dumbbells()),
  print: () => still({ ...oak, wall: ['#efece6', '#dcd6ca'] }, print()),
  paints: () => still(sun, paints()),
}

function desk() {
  return `${shadow(800, 1010, 560, 30)}${rect(330, 600, 26, 410, '#d8dade')}${rect(1244, 600, 26, 410, '#c9ccd2')}${rect(420, 600, 22, 350, '#bfc3ca')}${rect(1160, 600, 22, 350, '#bfc3ca')}
    ${shaded('#ffffff', '#dfe2e7', (fill) => rect(270, 560, 1060, 50, fill, 8))}${rect(300, 610, 1000, 16, '#b5bac2')}
    ${rect(420, 400, 60, 160, '#c96f4a', 4)}${rect(486, 380, 48, 180, '#3c6e8f', 4)}${rect(540, 420, 56, 140, '#d9b24c', 4)}
    ${shaded('#a7c08a', '#5e7f4c', (fill) => circle(1110, 450, 74, fill))}${path('M1060 490 H1160 L1144 562 H1076 Z', '#e8e2d6')}`
}

function sofa() {
  return `${shadow(800, 1010, 620, 34)}${shaded('#9aa3ad', '#6f7984', (fill) => rect(300, 470, 1000, 340, fill, 60))}
    ${shaded('#aeb6bf', '#848d97', (fill) => rect(390, 670, 410, 170, fill, 34))}${shaded('#aeb6bf', '#848d97', (fill) => rect(800, 670, 410, 170, fill, 34))}
    ${shaded('#8b949e', '#626b75', (fill) => rect(220, 590, 180, 360, fill, 62))}${shaded('#8b949e', '#626b75', (fill) => rect(1200, 590, 180, 360, fill, 62))}
    ${rect(300, 830, 1000, 110, '#6b747e', 24)}${rect(280, 945, 40, 60, '#4a3524', 6)}${rect(1280, 945, 40, 60, '#4a3524', 6)}
    <g transform="rotate(-9 560 620)">${rect(460, 530, 200, 170, '#d98f5c', 28)}</g>`
}

function plant() {
  const leaf = (x: number, y: number, turn: number, size: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${shaded('#7fb069', '#3c6e3a', (fill) => path('M0 0 C-70 -60 -80 -160 0 -220 C80 -160 70 -60 0 0 Z', fill))}${line('M0 -10 V-190', '#a9cf92', 5)}</g>`
  const leaves = [
    [800, 640, -62, 1],
    [800, 640, 58, 1.05],
    [790, 620, -28, 1.25],
    [815, 620, 26, 1.2],
    [800, 610, 0, 1.4],
    [700, 690, -96, 0.85],
    [905, 690, 94, 0.85],
    [650, 820, -150, 0.7],
    [955, 830, 148, 0.75],
  ] as const
  return `${shadow(800, 960, 240, 34)}${leaves.map(([x, y, turn, size]) => leaf(x, y, turn, size)).join('')}${shaded('#d98a5b', '#9c5330', (fill) => path('M620 660 H980 L930 960 H670 Z', fill), 'x2="1" y2="0"')}${rect(600, 630, 400, 60, '#c67a4c', 12)}`
}

function cooker() {
  return `${shadow(800, 950, 330, 40)}${shaded('#ffffff', '#cdd1d6', (fill) => path('M510 500 C510 430 1090 430 1090 500 L1070 880 C1060 950 540 950 530 880 Z', fill), 'x2="1" y2="0.3"')}
    ${shaded('#f3f4f6', '#b9bec5', (fill) => path('M505 505 C540 340 1060 340 1095 505 Z', fill))}${rect(735, 345, 130, 40, '#30343a', 18)}
    ${rect(690, 660, 220, 130, '#24272c', 20)}${circle(745, 725, 24, '#f2a23a')}${rect(790, 708, 90, 12, '#8f96a0', 6)}${rect(790, 732, 60, 12, '#8f96a0', 6)}`
}

function dishes() {
  const plate = (x: number, y: number, size: number) =>
    `${ellipse(x, y, size, size * 0.28, '#dfe5ea')}${ellipse(x, y - 6, size, size * 0.28, '#ffffff')}<ellipse cx="${x}" cy="${y - 6}" rx="${size - 12}" ry="${size * 0.28 - 6}" fill="none" stroke="#2f5da8" stroke-width="9"/>${ellipse(x, y - 4, size * 0.62, size * 0.16, '#eef2f5')}`
  const stack = [0, 1, 2, 3].map((i) => plate(640, 930 - i * 34, 300)).join('')
  const bowl = (y: number) =>
    `${shaded('#ffffff', '#cfd6de', (fill) => path(`M900 ${y} C910 ${y + 150} 1250 ${y + 150} 1260 ${y} Z`, fill), 'x2="1" y2="0"')}${ellipse(1080, y, 180, 36, '#f7f9fb')}<ellipse cx="1080" cy="${y}" rx="176" ry="33" fill="none" stroke="#2f5da8" stroke-width="9"/>`
  return `${shadow(640, 980, 330, 30)}${shadow(1080, 980, 220, 26)}${stack}${bowl(850)}${bowl(780)}`
}

function piano() {
  const white = Array.from({ length: 22 }, (_, i) => rect(176 + i * 57, 640, 54, 230, '#fbfaf6', 5)).join('')
  const black = Array.from({ length: 21 }, (_, i) =>
    [2, 6].includes(i % 7) ? '' : rect(213 + i * 57, 640, 34, 140, '#16171a', 4),
  ).join('')
  return `${shadow(800, 960, 680, 34)}${shaded('#2b2d33', '#121316', (fill) => rect(120, 500, 1360, 400, fill, 26))}${rect(160, 530, 1280, 70, '#1c1e22', 8)}${[0, 1, 2, 3].map((i) => circle(240 + i * 60, 565, 13, '#596070')).join('')}${white}${black}
    ${line('M300 900 L200 1160 M1300 900 L1400 1160 M260 900 L360 1160 M1340 900 L1240 1160', '#15161a', 22)}`
}

function hoodie() {
  return `<g>${line('M800 120 V200', '#8d8f94', 10)}${line('M560 290 C640 200 960 200 1040 290', '#9a9da3', 14)}
    ${shaded('#2f62b5', '#1b3c78', (fill) => path('M600 280 C690 330 910 330 1000 280 L1200 380 L1320 860 L1180 900 L1090 600 L1100 1060 H500 L510 600 L420 900 L280 860 L400 380 Z', fill))}
    ${shaded('#f08a32', '#c96414', (fill) => path('M640 270 C690 400 910 400 960 270 C930 240 670 240 640 270 Z', fill))}
    ${path('M620 800 H980 L1010 960 H590 Z', 'rgb(0 0 0 / 0.16)')}${line('M730 390 V540 M870 390 V560', '#f5f1e8', 9)}
    ${path('M700 640 L730 560 L800 660 L870 560 L900 640 L870 640 L800 720 L730 640 Z', '#f08a32')}</g>`
}

function bike() {
  const wheel = (x: number) =>
    `<circle cx="${x}" cy="800" r="230" fill="none" stroke="#1c1d20" stroke-width="22"/><circle cx="${x}" cy="800" r="212" fill="none" stroke="#b9bdc4" stroke-width="6"/>${Array.from(
      { length: 12 },
      (_, i) => {
        const angle = (i * Math.PI) / 6
        return line(
          `M${x} 800 L${x + Math.cos(angle) * 208} ${800 + Math.sin(angle) * 208}`,
          'rgb(220 224 230 / 0.55)',
          2,
        )
      },
    ).join('')}${circle(x, 800, 18, '#3d4046')}`
  return `${shadow(800, 1035, 640, 24)}${wheel(450)}${wheel(1150)}${line('M450 800 L640 470 L1040 470 L790 800 Z M640 470 L790 800 M450 800 H790 M1040 470 L1150 800', '#b3322f', 26)}
    ${line('M640 470 L615 390', '#26282c', 18)}${rect(545, 362, 140, 30, '#17181b', 15)}${line('M1040 470 L1020 390 C1080 370 1130 390 1110 450', '#26282c', 18)}${circle(790, 800, 52, '#2a2c31')}${line('M790 800 L850 880', '#50545b', 14)}`
}

function dumbbells() {
  const bell = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${rect(-150, -22, 300, 44, '#b8bdc5', 20)}${[-1, 1].map((side) => [0, 1, 2].map((i) => rect(side * (130 + i * 46) - 21, -110 + i * 16, 42, 220 - i * 32, ['#2b2e34', '#3a3e46', '#23262b'][i] ?? '#222', 12)).join('')).join('')}</g>`
  return shadow(800, 950, 480, 46) + bell(680, 760, -14) + bell(960, 850, 11)
}

function print() {
  const arch = (x: number) => `M${x} 720 C${x} 600 ${x + 180} 600 ${x + 180} 720`
  return `${shadow(800, 850, 420, 26)}${rect(380, 130, 840, 700, '#1d1e21', 6)}${rect(400, 150, 800, 660, '#fbfaf7')}
    ${shaded('#1b2a5c', '#e99a6a', (fill) => rect(470, 220, 660, 520, fill))}${circle(1010, 330, 30, '#f6efd9')}
    ${line(`${arch(480)} ${arch(680)} ${arch(880)}`, '#0d1530', 20)}${rect(470, 588, 660, 30, '#0d1530')}${Array.from({ length: 12 }, (_, i) => circle(496 + i * 55, 578, 6, '#ffd98a')).join('')}
    ${path('M470 700 H1130 V740 H470 Z', '#16224a')}`
}

function paints() {
  const tones = ['#d94f3d', '#f0a030', '#f2d34f', '#5aa05a', '#3b7fc4', '#6c4fa3', '#e08bb0', '#8a5a3a']
  const tubes = tones.map(
    (tone, i) =>
      `<g transform="translate(${330 + i * 128} ${560 + (i % 2) * 40}) rotate(${(i % 3) - 1})">${shaded('#fafafa', '#cfd3d8', (fill) => path('M0 0 H90 L78 300 H12 Z', fill), 'x2="1" y2="0"')}${rect(2, 60, 86, 120, tone)}${rect(26, 298, 38, 46, '#2b2e34', 6)}${rect(-4, -14, 98, 20, '#b9bec5', 3)}</g>`,
  )
  return shadow(820, 960, 580, 30) + tubes.join('')
}
