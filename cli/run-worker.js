require('./register.js')
require('./run-worker.ts')
