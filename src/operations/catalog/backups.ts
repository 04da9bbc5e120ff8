import { command, group, read } from './entry';

/** Nothing open describes their bodies yet, so that their examples are empty. */
export const backups = group(
  'backup',
  read('listHistoryBackups', 'GET /v2/backups/history', '8.10'),
  command('takeHistoryBackup', 'POST /v2/backups/history', '8.10', 'never', {
    optional: {},
    answer: 'json',
  }),
  command('deleteHistoryBackup', 'DELETE /v2/backups/history/{backupId}', '8.10', 'never'),
  read('getHistoryBackup', 'GET /v2/backups/history/{backupId}', '8.10'),
  read('listRuntimeBackups', 'GET /v2/backups/runtime', '8.10'),
  command('takeRuntimeBackup', 'POST /v2/backups/runtime', '8.10', 'never', {
    optional: {},
    answer: 'json',
  }),
  command('deleteRuntimeBackupState', 'DELETE /v2/backups/runtime/state', '8.10', 'never'),
  read('getRuntimeBackupState', 'GET /v2/backups/runtime/state', '8.10'),
  command('syncRuntimeBackupState', 'POST /v2/backups/runtime/state/sync', '8.10', 'never', {
    optional: {},
    answer: 'json',
  }),
  command('deleteRuntimeBackup', 'DELETE /v2/backups/runtime/{backupId}', '8.10', 'never'),
  read('getRuntimeBackup', 'GET /v2/backups/runtime/{backupId}', '8.10'),
  read('listHistoryBackupsAsClusterAdmin', 'GET /cluster/v2/backups/history', '8.10'),
  command('takeHistoryBackupAsClusterAdmin', 'POST /cluster/v2/backups/history', '8.10', 'never', {
    optional: {},
    answer: 'json',
  }),
  command(
    'deleteHistoryBackupAsClusterAdmin',
    'DELETE /cluster/v2/backups/history/{backupId}',
    '8.10',
    'never',
  ),
  read('getHistoryBackupAsClusterAdmin', 'GET /cluster/v2/backups/history/{backupId}', '8.10'),
  read('listRuntimeBackupsAsClusterAdmin', 'GET /cluster/v2/backups/runtime', '8.10'),
  command('takeRuntimeBackupAsClusterAdmin', 'POST /cluster/v2/backups/runtime', '8.10', 'never', {
    optional: {},
    answer: 'json',
  }),
  command(
    'deleteRuntimeBackupStateAsClusterAdmin',
    'DELETE /cluster/v2/backups/runtime/state',
    '8.10',
    'never',
  ),
  read('getRuntimeBackupStateAsClusterAdmin', 'GET /cluster/v2/backups/runtime/state', '8.10'),
  command(
    'syncRuntimeBackupStateAsClusterAdmin',
    'POST /cluster/v2/backups/runtime/state/sync',
    '8.10',
    'never',
    { optional: {}, answer: 'json' },
  ),
  command(
    'deleteRuntimeBackupAsClusterAdmin',
    'DELETE /cluster/v2/backups/runtime/{backupId}',
    '8.10',
    'never',
  ),
  read('getRuntimeBackupAsClusterAdmin', 'GET /cluster/v2/backups/runtime/{backupId}', '8.10'),
  read('getClusterExportingStatus', 'GET /cluster/v2/exporting', '8.10'),
  command('pauseClusterExporting', 'POST /cluster/v2/exporting/pause', '8.10', 'never'),
  command('resumeClusterExporting', 'POST /cluster/v2/exporting/resume', '8.10', 'never'),
  read('getExportingStatus', 'GET /v2/exporting', '8.10'),
  command('pauseExporting', 'POST /v2/exporting/pause', '8.10', 'never'),
  command('resumeExporting', 'POST /v2/exporting/resume', '8.10', 'never'),
  command('changeClusterModeAsClusterAdmin', 'PATCH /cluster/v2/mode', '8.10', 'never', {
    optional: {},
    answer: 'json',
  }),
  command('restoreAsClusterAdmin', 'POST /cluster/v2/restore', '8.10', 'never', {
    optional: {},
    answer: 'json',
  }),
  command('changeClusterMode', 'PATCH /v2/mode', '8.10', 'never', { optional: {}, answer: 'json' }),
  read('getRestoreStatus', 'GET /v2/restore', '8.10'),
  command('restore', 'POST /v2/restore', '8.10', 'never', { optional: {}, answer: 'json' }),
);
