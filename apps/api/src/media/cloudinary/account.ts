import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'

/** Where a Cloudinary account is and how to sign for it: what every call of the SDK takes as its options. */
export interface Account {
  cloud_name: string
  api_key: string
  api_secret: string
  upload_prefix: string
  secure: boolean
  /** Where files are delivered from, when that is not Cloudinary's own address. */
  cname?: string
  agent: HttpAgent
  timeout: number
}

/** What the simulator knows, and nobody else. */
export const SIMULATED = { cloud_name: 'banter', api_key: '100000000000001', api_secret: 'simulated-media' }

export function accountOf(options: { url?: string | undefined; simulatorUrl?: string | undefined }): Account {
  const { url, simulatorUrl } = options
  if (Boolean(url) === Boolean(simulatorUrl))
    throw new Error('Media need either a Cloudinary address or a simulator’s address.')
  return url ? realAccount(url) : simulatedAccount(simulatorUrl ?? '')
}

function realAccount(address: string): Account {
  const { protocol, hostname, username, password } = new URL(address)
  if (protocol !== 'cloudinary:' || !hostname || !username || !password)
    throw new Error('CLOUDINARY_URL is cloudinary://key:secret@cloud.')
  const upload_prefix = 'https://api.cloudinary.com'
  const names = { cloud_name: hostname, api_key: username, api_secret: password }
  return { ...names, upload_prefix, secure: true, ...calls(new PunctualHttpsAgent(KEPT)) }
}

function simulatedAccount(address: string): Account {
  const { origin, host } = new URL(address)
  // The SDK decides once per process between http and https; the agent decides for each call.
  return {
    ...SIMULATED,
    upload_prefix: origin,
    secure: false,
    cname: host,
    ...calls(new PunctualAgent(KEPT)),
  }
}

const CALL_MS = 6_000
const KEPT = { keepAlive: true, maxSockets: 20, timeout: CALL_MS }
const calls = (agent: HttpAgent) => ({ agent, timeout: CALL_MS })

/** The SDK sets a time limit and then does nothing when it has passed: here the connection ends, and with it the call. */
class PunctualAgent extends HttpAgent {
  override createConnection(...made: Parameters<HttpAgent['createConnection']>) {
    return endingInTime(super.createConnection(...made))
  }
}

class PunctualHttpsAgent extends HttpsAgent {
  override createConnection(...made: Parameters<HttpsAgent['createConnection']>) {
    return endingInTime(super.createConnection(...made))
  }
}

type Connection = ReturnType<HttpAgent['createConnection']>

function endingInTime(connection: Connection): Connection {
  connection?.on('timeout', () => connection.destroy(new Error('no answer in time')))
  return connection
}
