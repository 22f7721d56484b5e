import type { ReactNode } from 'react'

export type Category =
  | 'textbooks'
  | 'furniture'
  | 'electronics'
  | 'pictures'
  | 'clothing'
  | 'sports'
  | 'kitchen'
  | 'tickets'
  | 'services'
  | 'other'

const deep = 'var(--art-deep)'
const mid = 'var(--art-mid)'
const pale = 'var(--art-pale)'
const paper = 'var(--art-paper)'

/** Drawn on 160 × 120 with the ground at 96, in four shades that the frame sets. */
export const DRAWINGS: Record<Category, ReactNode> = {
  textbooks: (
    <>
      <rect x="42" y="80" width="76" height="16" rx="3" fill={deep} />
      <path d="M50 84h64v8H50a4 4 0 0 1 0-8Z" fill={paper} />
      <rect x="48" y="62" width="66" height="16" rx="3" fill={mid} />
      <path d="M56 66h54v8H56a4 4 0 0 1 0-8Z" fill={paper} />
      <path d="M58 56 92 24l16 17-34 21H58Z" fill={pale} />
      <path d="m60 44 40-12 6 22-40 8Z" fill={deep} />
      <path d="m68 46 26-8" stroke={paper} strokeWidth="3" />
      <path d="m71 53 14-4" stroke={paper} strokeWidth="3" opacity=".6" />
    </>
  ),
  furniture: (
    <>
      <path d="M50 92v5M110 92v5" stroke={deep} strokeWidth="5" />
      <rect x="46" y="38" width="68" height="40" rx="12" fill={mid} />
      <path d="M80 40v30" stroke={pale} strokeWidth="2.5" />
      <rect x="46" y="64" width="68" height="22" rx="8" fill={pale} />
      <rect x="34" y="56" width="18" height="36" rx="9" fill={deep} />
      <rect x="108" y="56" width="18" height="36" rx="9" fill={deep} />
      <rect x="42" y="82" width="76" height="10" rx="4" fill={deep} />
    </>
  ),
  electronics: (
    <>
      <rect x="44" y="34" width="72" height="50" rx="6" fill={deep} />
      <rect x="49" y="39" width="62" height="40" rx="3" fill={paper} />
      <path d="M34 86h92l-4 8a4 4 0 0 1-3.5 2h-77A4 4 0 0 1 38 94Z" fill={mid} />
      <path d="M72 86h16v1a3 3 0 0 1-3 3H75a3 3 0 0 1-3-3Z" fill={deep} />
      <path d="m57 68 12-12 10 7 20-16" stroke={mid} strokeWidth="4" />
      <circle cx="99" cy="47" r="4" fill={deep} />
    </>
  ),
  pictures: (
    <>
      <rect x="66" y="28" width="56" height="48" rx="4" fill={mid} transform="rotate(8 94 52)" />
      <rect x="38" y="32" width="68" height="60" rx="4" fill={paper} />
      <rect x="44" y="38" width="56" height="42" rx="2" fill={pale} />
      <circle cx="58" cy="50" r="5.5" fill={mid} />
      <path d="m44 76 16-16 11 10 12-15 17 21v2a2 2 0 0 1-2 2H46a2 2 0 0 1-2-2Z" fill={deep} />
      <path d="M62 86h20" stroke={pale} strokeWidth="3" />
    </>
  ),
  clothing: (
    <>
      <path d="M80 30v-4a6 6 0 1 1 6-6" stroke={deep} strokeWidth="3" />
      <path d="m80 30 34 20M80 30 46 50" stroke={deep} strokeWidth="3" />
      <path
        d="M64 40 44 50 34 70l14 8 6-8v26h52V70l6 8 14-8-10-20-20-10c-3 7-9 10-16 10s-13-3-16-10Z"
        fill={mid}
      />
      <path d="M64 40c3 7 9 10 16 10s13-3 16-10" stroke={deep} strokeWidth="3.5" />
      <path d="M70 68h20M74 76h12" stroke={paper} strokeWidth="3.5" />
    </>
  ),
  sports: (
    <>
      <circle cx="76" cy="62" r="33" fill={mid} />
      <path d="M76 29v66M43 62h66" stroke={deep} strokeWidth="3" />
      <path d="M53 38c11 13 11 35 0 48M99 38c-11 13-11 35 0 48" stroke={deep} strokeWidth="3" />
      <path d="M56 42a33 33 0 0 1 17-9" stroke={paper} strokeWidth="3.5" opacity=".7" />
      <circle cx="118" cy="85" r="11" fill={deep} />
      <path d="M109 80c5 2 9 8 9 15" stroke={paper} strokeWidth="2.5" />
    </>
  ),
  kitchen: (
    <>
      <path d="M68 28c-5 5 5 8 0 14M82 24c-5 6 5 9 0 16" stroke={pale} strokeWidth="4" />
      <path d="M42 52h68v30a14 14 0 0 1-14 14H56a14 14 0 0 1-14-14Z" fill={mid} />
      <rect x="38" y="48" width="76" height="10" rx="5" fill={deep} />
      <path d="M110 64h8a9 9 0 0 1 0 18h-8" stroke={deep} strokeWidth="5" />
      <path d="M54 68v12" stroke={paper} strokeWidth="4" />
    </>
  ),
  tickets: (
    <>
      <g transform="rotate(-10 80 60)">
        <path d="M36 40h88v12a8 8 0 0 0 0 16v12H36V68a8 8 0 0 0 0-16Z" fill={pale} />
      </g>
      <g transform="rotate(5 80 64)">
        <path d="M36 44h88v12a8 8 0 0 0 0 16v12H36V72a8 8 0 0 0 0-16Z" fill={deep} />
        <path d="M98 49v30" stroke={paper} strokeWidth="2.5" strokeDasharray="2 6" />
        <path d="M56 58h28M56 69h18" stroke={paper} strokeWidth="4" />
        <circle cx="110" cy="64" r="4" fill={mid} />
      </g>
    </>
  ),
  services: (
    <>
      <path
        d="M40 40a8 8 0 0 1 8-8h44a8 8 0 0 1 8 8v22a8 8 0 0 1-8 8H62L48 82V70a8 8 0 0 1-8-8Z"
        fill={mid}
      />
      <path d="M54 46h32M54 56h20" stroke={paper} strokeWidth="4" />
      <path
        d="M82 76h8l2-6a10 10 0 0 0 8-8V54h12a8 8 0 0 1 8 8v20a8 8 0 0 1-8 8v8L100 90H90a8 8 0 0 1-8-8Z"
        fill={deep}
      />
      <path d="m96 78 5 5 9-10" stroke={paper} strokeWidth="4" />
    </>
  ),
  other: (
    <>
      <path d="m80 34 42 16v32L80 98 38 82V50Z" fill={mid} />
      <path d="m80 66 42-16v32L80 98Z" fill={deep} />
      <path d="m80 34 42 16-42 16-42-16Z" fill={pale} />
      <path d="m59 42 42 16v12" stroke={paper} strokeWidth="4" />
    </>
  ),
}
