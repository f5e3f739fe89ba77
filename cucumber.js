// The configuration that `vidimus run` gives to cucumber; scenarios need its world parameters.

module.exports = {
  default: {
    requireModule: [require.resolve('./cli/register.js')],
    require: ['steps/parameters.ts', 'steps/world.ts', 'steps/hooks.ts', 'steps/*.steps.ts'],
  },
}
