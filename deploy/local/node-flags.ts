/**
 * How Node runs what was built. A page or an answer makes far more objects than it keeps: with twice the room for new ones, fewer are
 * moved while they are still in use.
 */
export const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=32']
