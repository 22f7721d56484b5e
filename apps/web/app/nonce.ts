import { createContext } from 'react'

/** The word that lets this page's own scripts run; browsers hide it from scripts, so only the server provides it. */
export const Nonce = createContext<string | undefined>(undefined)
