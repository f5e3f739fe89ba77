// The configuration that `vidimus run` gives to cucumber; scenarios need its world parameters.
const isRegistered = process[Symbol.for('ts-node.register.instance')] !== undefined

module.exports = {
  default: {
    // Twice registered, everything would be compiled twice.
    requireModule: isRegistered ? [] : ['ts-node/register'],
    require: ['steps/parameters.ts', 'steps/world.ts', 'steps/hooks.ts', 'steps/*.steps.ts'],
  },
}
