require('./register.js')
require('./prove-worker.ts')
