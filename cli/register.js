// TypeScript is compiled as it is loaded, by swc; type errors are the type check's business.
require('ts-node').register({ project: require('node:path').join(__dirname, '..', 'tsconfig.json'), swc: true })
