import { databaseName } from './databases.ts'

export interface Failure {
  /** Prisma's code. None when PostgreSQL refused for a reason that is no matter of the connection. */
  code?: string
  message: string
}

/** Why PostgreSQL was not reached or refused, with the code and in the words of Prisma's own engine. */
export function explainFailure(error: unknown, url: string): Failure {
  const { hostname, port, username } = new URL(url)
  const server = `${hostname}:${port || 5432}`
  const { code, message } = error as { code?: string; message?: string }
  switch (code) {
    case '28P01':
      return { code: 'P1000', message: wrongPassword(decodeURIComponent(username)) }
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EHOSTUNREACH':
      return { code: 'P1001', message: notReached(server) }
    case 'ETIMEDOUT':
      return { code: 'P1002', message: `The database server at \`${server}\` was reached but timed out.` }
    case '3D000':
      return { code: 'P1003', message: `Database \`${databaseName(url)}\` does not exist` }
    case '28000':
      return { code: 'P1010', message: `User was denied access on the database \`${databaseName(url)}\`` }
    default:
      return { message: message || String(error) }
  }
}

function wrongPassword(user: string) {
  return `Authentication failed against database server, the provided database credentials for \`${user}\` are not valid.

Please make sure to provide valid database credentials for the database server at the configured address.`
}

function notReached(server: string) {
  return `Can't reach database server at \`${server}\`

Please make sure your database server is running at \`${server}\`.`
}
