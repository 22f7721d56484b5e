/** Where somebody pays, argues, reports, writes to others or manages ads, nothing is advertised beside it. */
const without =
  /^\/(chat|messages|cart|checkout|disputes|cases|report|handovers|door|compose|admin|finance|advertise|ads|account|welcome|wallet)(\/|$)|^\/orders\/[^/]+\/(problem|code|say)/

export const hasRail = (pathname: string): boolean => !without.test(pathname)
