/** The page a form was sent from, with its filters and without what the router adds. */
export function hereOf(request: Request): string {
  const { pathname, searchParams } = new URL(request.url)
  for (const internal of ['_routes', 'index']) searchParams.delete(internal)
  const query = searchParams.size > 0 ? `?${searchParams}` : ''
  return pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/') + query
}
