/** The router's server half; with router.ts, the only place that names it. */
export type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
export { createCookie, createCookieSessionStorage, data, redirect, redirectDocument } from '@remix-run/node'
