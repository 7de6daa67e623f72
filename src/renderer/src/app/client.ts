/** How components reach the data service: the connection is made once in main.ts and handed down from there. */
import type { App, InjectionKey } from 'vue'
import { inject } from 'vue'
import type { Connection } from './connection.ts'

const connectionKey: InjectionKey<Connection> = Symbol('connection')

export function provideConnection(app: App, connection: Connection): void {
  app.provide(connectionKey, connection)
}

/** The connection with its state and events. Throws outside an app that was given one. */
export function useConnection(): Connection {
  const connection = inject(connectionKey)
  if (!connection) throw new Error('No connection was provided to this app.')
  return connection
}

/** The typed client of the contract: `useClient().openings.list({…})`. */
export function useClient(): Connection['client'] {
  return useConnection().client
}
