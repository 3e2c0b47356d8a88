import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const MiB = 1024 * 1024

function sharedMemoryIsSmall(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256 * MiB
  } catch {
    return true
  }
}

/**
 * Settings of the embedded PostgreSQL, given on its command line so that no file has to be edited. Durability stays
 * on: an acknowledged record must survive a kill. Half a gigabyte of buffers, less on a small machine.
 */
export function serverSettings(port: number): Record<string, string> {
  const buffers = Math.max(64, Math.min(512, Math.floor(totalmem() / MiB / 8)))
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // no socket file to protect or to leave behind: loopback with a password is the only way in
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${buffers * 3}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    fsync: 'on',
    synchronous_commit: 'on',
    // compiling costs more than it saves on queries of milliseconds
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // containers often have 64 MB of it, and a parallel join would fail there
    ...(process.platform === 'linux' && sharedMemoryIsSmall() ? { dynamic_shared_memory_type: 'mmap' } : {}),
  }
}
