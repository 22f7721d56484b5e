import { circle, ellipse, HEIGHT, path, picture, rect, shaded, WIDTH } from './draw.ts'

type Hair = 'short' | 'long' | 'bun' | 'curly' | 'scarf' | 'cap'

interface Portrait {
  ground: [string, string]
  skin: string
  hair: string
  cut: Hair
  shirt: string
}

const faces: Record<string, Portrait> = {
  maya: { ground: ['#f6cf9c', '#e59a6a'], skin: '#c98a5e', hair: '#2c1a12', cut: 'long', shirt: '#2f6f8f' },
  leo: { ground: ['#bcd7e8', '#7fa9c9'], skin: '#e8b98f', hair: '#1d1a1a', cut: 'short', shirt: '#c9573f' },
  priya: { ground: ['#e6cdea', '#b996c9'], skin: '#a9714a', hair: '#1a1211', cut: 'bun', shirt: '#4f8a5b' },
  daniel: {
    ground: ['#d5dbe2', '#9aa7b5'],
    skin: '#f0c7a4',
    hair: '#8a6a48',
    cut: 'short',
    shirt: '#2d3b55',
  },
  ava: { ground: ['#f7d6d6', '#e39c9c'], skin: '#8a5a3c', hair: '#21130d', cut: 'curly', shirt: '#f2f0ea' },
  diego: { ground: ['#d7e8c8', '#9cc07f'], skin: '#d3996b', hair: '#2a1b13', cut: 'cap', shirt: '#3a4a6b' },
  hannah: { ground: ['#fbe6b8', '#eebc5e'], skin: '#f3cfb3', hair: '#b5652f', cut: 'long', shirt: '#3d3f47' },
  minh: { ground: ['#cfe4e0', '#86b8ae'], skin: '#e6b68c', hair: '#191717', cut: 'short', shirt: '#e0a33b' },
  zoe: { ground: ['#e2d7f5', '#a994d6'], skin: '#f1cbb0', hair: '#5b2c83', cut: 'bun', shirt: '#e57a9a' },
  aisha: { ground: ['#dbe7f5', '#94b4dc'], skin: '#b98259', hair: '#2f7f86', cut: 'scarf', shirt: '#2f7f86' },
  marcus: {
    ground: ['#f1dcc2', '#d3a877'],
    skin: '#6f452c',
    hair: '#120c0a',
    cut: 'short',
    shirt: '#7a2f3f',
  },
  grace: { ground: ['#d3ead9', '#8cc09b'], skin: '#7a4d33', hair: '#1a100c', cut: 'curly', shirt: '#f0c24b' },
}

const behind: Record<Hair, (hair: string) => string> = {
  short: () => '',
  cap: () => '',
  long: (hair) => path('M520 480 C500 160 1100 160 1080 480 L1120 960 C1000 1010 600 1010 480 960 Z', hair),
  bun: (hair) => circle(800, 190, 120, hair),
  curly: (hair) =>
    [
      [560, 430],
      [620, 300],
      [740, 220],
      [880, 220],
      [1000, 310],
      [1050, 440],
      [540, 560],
      [1070, 570],
    ]
      .map(([x = 0, y = 0]) => circle(x, y, 135, hair))
      .join(''),
  scarf: (hair) =>
    path('M500 520 C480 120 1120 120 1100 520 L1150 1010 C1000 1080 600 1080 450 1010 Z', hair),
}

const before: Record<Hair, (hair: string) => string> = {
  short: (hair) =>
    path(
      'M560 500 C530 230 700 190 810 200 C960 190 1070 260 1040 500 C1020 420 980 380 900 370 C780 390 640 360 590 400 Z',
      hair,
    ),
  cap: (hair) =>
    `${path('M556 440 C560 190 1040 190 1044 440 Z', '#2f5da8')}${rect(540, 420, 620, 46, '#24498a', 22)}${path('M566 460 L580 540 L600 460 Z M1034 460 L1020 540 L1000 460 Z', hair)}`,
  long: (hair) =>
    path(
      'M556 540 C540 260 760 200 800 320 C850 200 1060 260 1044 540 C1010 430 900 400 800 330 C720 400 600 430 556 540 Z',
      hair,
    ),
  bun: (hair) =>
    path('M558 520 C550 200 1050 200 1042 520 C1010 380 900 330 800 330 C700 330 590 380 558 520 Z', hair),
  curly: (hair) =>
    path('M570 470 C580 300 700 280 800 300 C900 280 1020 300 1030 470 C960 370 640 370 570 470 Z', hair),
  scarf: (hair) => path('M560 560 C540 240 1060 240 1040 560 C1010 380 590 380 560 560 Z', hair),
}

function portrait({ ground, skin, hair, cut, shirt }: Portrait): string {
  return picture(
    [
      shaded(ground[0], ground[1], (fill) => rect(0, 0, WIDTH, HEIGHT, fill)),
      behind[cut](hair),
      shaded(shirt, shirt, (fill) =>
        path('M360 1200 C380 960 600 900 800 900 C1000 900 1220 960 1240 1200 Z', fill),
      ),
      rect(710, 760, 180, 200, skin, 80),
      ellipse(800, 860, 92, 40, 'rgb(0 0 0 / 0.14)'),
      ellipse(800, 560, 245, 300, skin),
      circle(715, 560, 19, '#241712') + circle(885, 560, 19, '#241712'),
      path('M715 690 C750 750 850 750 885 690 C850 712 750 712 715 690 Z', '#7c2f2a'),
      ellipse(670, 640, 44, 26, 'rgb(220 90 70 / 0.22)') + ellipse(930, 640, 44, 26, 'rgb(220 90 70 / 0.22)'),
      before[cut](hair),
      rect(0, 0, WIDTH, HEIGHT, 'url(#light)'),
    ].join(''),
  )
}

export const portraits: Record<string, () => string> = Object.fromEntries(
  Object.entries(faces).map(([name, face]) => [name, () => portrait(face)]),
)
