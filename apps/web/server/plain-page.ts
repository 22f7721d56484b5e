const TITLES: Record<number, string> = {
  400: 'That request cannot be understood',
  403: 'That form did not come from this page',
  404: 'There is nothing here',
  413: 'That is too much to send at once',
  415: 'That kind of content is not accepted',
}

/** The page for what never reaches the application: no script, no stylesheet, nothing that could fail. */
export function plainPage(status: number, requestId: string): string {
  const title =
    TITLES[status] ?? (status < 500 ? 'That request cannot be answered' : 'Something went wrong on our side')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.5rem">
<h1 style="font-size:1.5rem">${title}</h1><p>Nothing was changed. <a href="/">Go to the start page</a></p>
<p><small>Report id ${requestId}</small></p></body></html>`
}
