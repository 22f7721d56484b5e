import type { Room } from './draw.ts'

export const oak: Room = { wall: ['#e9e2d6', '#d3c7b4'], table: ['#b98a5a', '#7d5632'] }
export const slate: Room = { wall: ['#a9b6c4', '#7d8c9d'], table: ['#52606f', '#333d48'] }
export const mint: Room = { wall: ['#dcebe3', '#b5d0c3'], table: ['#f4efe6', '#d8cdbb'] }
export const rose: Room = { wall: ['#f2dcd3', '#dfb9aa'], table: ['#efe6dc', '#c9b7a5'] }
export const night: Room = { wall: ['#39435c', '#232a3d'], table: ['#6d5138', '#3a2a1c'] }
export const sun: Room = { wall: ['#f7e3b5', '#e8bf78'], table: ['#a4713f', '#6b4423'] }
export const floor: Room = { wall: ['#e4e6ea', '#c7ccd4'], table: ['#a98d6e', '#7b6147'], edge: 900 }
