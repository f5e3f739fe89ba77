/** Loaded before Appium's own modules: their log would drown everything else. */
process.env._TESTING = '1'
