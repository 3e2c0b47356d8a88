// Loaded into the server by the launcher: when the launcher is gone, however it died, the server ends in order
// instead of holding the port for nobody. Children that the server forks inherit this and follow it the same way.
if (process.channel) {
  process.channel.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
// the launcher reads our output; its death must not turn the last words into a crash
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', error => {
    if (error.code !== 'EPIPE') throw error
  })
}
