import { circle, HEIGHT, line, path, picture, rect, shaded, WIDTH } from './draw.ts'

const sky = (from: string, to: string) => shaded(from, to, (fill) => rect(0, 0, WIDTH, HEIGHT, fill))
const finish = (...parts: string[]) => picture([...parts, rect(0, 0, WIDTH, HEIGHT, 'url(#edge)')].join(''))

/** The same stars every time. */
const stars = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    circle((i * 733) % WIDTH, (i * 409) % 760, 1 + (i % 3), `rgb(255 255 255 / ${0.35 + (i % 5) / 8})`),
  ).join('')

const ridge = (y: number, colour: string, shift: number) =>
  path(
    `M0 ${y} C${200 + shift} ${y - 190} ${330 + shift} ${y - 40} ${520 + shift} ${y - 150} S${820 + shift} ${y - 230} ${1000 + shift} ${y - 90} S${1400 + shift} ${y - 210} ${WIDTH} ${y - 60} V${HEIGHT} H0 Z`,
    colour,
  )

export const outdoors: Record<string, () => string> = {
  tent: () =>
    finish(
      sky('#f6c58a', '#f3e3c4'),
      circle(1180, 330, 90, '#fff3d0'),
      ridge(620, '#b98d83', 0),
      ridge(740, '#7f6d7d', -80),
      rect(0, 820, WIDTH, 380, '#5f7148'),
      path('M460 960 L800 480 L1140 960 Z', '#e07a3f'),
      path('M800 480 L1140 960 L960 960 Z', '#b95a27'),
      path('M800 480 L700 960 L900 960 Z', '#3c2a22'),
      line('M800 480 L360 1000 M800 480 L1240 1000', '#f0e2c8', 5),
      path('M0 1040 C400 980 900 1080 1600 1000 V1200 H0 Z', '#4b5c39'),
    ),
  stars: () =>
    finish(
      sky('#0c1230', '#4a3a6b'),
      stars(240),
      line('M1180 120 L900 300', 'rgb(255 255 255 / 0.85)', 4),
      line('M560 210 L400 310', 'rgb(255 255 255 / 0.6)', 3),
      ridge(960, '#1b1f3a', 0),
      ridge(1080, '#0e1124', -120),
    ),
  campus: () =>
    finish(
      sky('#f2a65e', '#f9e2c0'),
      circle(400, 420, 110, '#fff0c8'),
      ridge(820, '#c98f78', 0),
      rect(620, 420, 220, 520, '#9a5a44'),
      rect(660, 300, 140, 140, '#8b4f3b'),
      path('M640 300 L730 190 L820 300 Z', '#5d3428'),
      circle(730, 360, 40, '#f8ecd2'),
      ...Array.from({ length: 10 }, (_, i) =>
        rect(180 + (i % 5) * 84, 660 + Math.floor(i / 5) * 110, 46, 66, '#f9d99a', 4),
      ).map((w, i) => (i === 0 ? rect(140, 600, 480, 340, '#a9664d') : '') + w),
      ...Array.from(
        { length: 10 },
        (_, i) =>
          (i === 0 ? rect(840, 560, 560, 380, '#b4705a') : '') +
          rect(890 + (i % 5) * 98, 630 + Math.floor(i / 5) * 130, 54, 74, '#f9d99a', 4),
      ),
      rect(0, 940, WIDTH, 260, '#6d8a55'),
      path('M640 1200 L760 940 H820 L980 1200 Z', '#d8c4a2'),
      circle(180, 900, 96, '#4f6d3f'),
      circle(1470, 890, 110, '#48653a'),
      circle(1370, 940, 70, '#557545'),
    ),
  concert: () =>
    finish(
      sky('#1a1030', '#5b1f52'),
      ...[
        [300, '#f25f9c'],
        [650, '#6fb3ff'],
        [980, '#ffd166'],
        [1310, '#9b7bff'],
      ].map(
        ([x, colour]) =>
          `<path d="M${x} -20 L${Number(x) - 220} 900 L${Number(x) + 220} 900 Z" fill="${colour}" opacity="0.26"/>`,
      ),
      rect(0, 820, WIDTH, 80, '#120b1e'),
      path('M720 820 V640 C720 600 800 600 800 640 V820 Z', '#0b0713'),
      circle(760, 585, 34, '#0b0713'),
      line('M800 690 L900 640', '#0b0713', 20),
      ...Array.from(
        { length: 26 },
        (_, i) =>
          circle(30 + i * 64, 1010 + ((i * 37) % 60), 58, '#0a0612') +
          rect(-20 + i * 64, 1050 + ((i * 37) % 60), 104, 200, '#0a0612', 40),
      ),
      ...Array.from({ length: 7 }, (_, i) =>
        line(`M${120 + i * 220} 1080 L${150 + i * 220} ${880 + (i % 3) * 24}`, '#0a0612', 22),
      ),
    ),
  court: () =>
    finish(
      sky('#f0d9b0', '#d3a566'),
      rect(0, 700, WIDTH, 500, '#b9783c'),
      ...Array.from({ length: 9 }, (_, i) => line(`M0 ${740 + i * 56} H1600`, 'rgb(0 0 0 / 0.08)', 3)),
      line('M1240 700 V250', '#3c3f45', 26),
      rect(1090, 180, 330, 220, '#f7f7f5', 10),
      rect(1190, 280, 130, 90, 'none', 4),
      line('M1190 280 H1320 V370 H1190 Z', '#c9402c', 9),
      line('M1180 400 H1330', '#d9542c', 14),
      line('M1190 404 L1215 500 M1255 404 V510 M1320 404 L1295 500', '#fff', 5),
      shaded('#ee8a3a', '#a94e15', (fill) => circle(560, 820, 130, fill)),
      line(
        'M430 820 H690 M560 690 V950 M470 728 C540 780 540 860 470 912 M650 728 C580 780 580 860 650 912',
        '#3b1d0b',
        7,
      ),
    ),
  workshop: () =>
    finish(
      sky('#28374a', '#161e2b'),
      ...Array.from({ length: 60 }, (_, i) =>
        rect(
          120 + ((i * 97) % 1300),
          180 + Math.floor(i / 6) * 62,
          60 + ((i * 53) % 190),
          18,
          ['#6fb3ff', '#8fd694', '#ffcb6b', '#f2748c', '#8a97ab'][i % 5] ?? '#fff',
          9,
        ),
      ),
      rect(0, 900, WIDTH, 300, '#0e141d'),
      rect(460, 760, 680, 30, '#394557', 10),
      path('M420 900 L480 790 H1120 L1180 900 Z', '#222d3b'),
    ),
}
