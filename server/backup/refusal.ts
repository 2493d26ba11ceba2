/** Why a backup cannot be made or restored: something an operator can act on, said in one line. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal';
}
