/** What codes and moments are called in the room. */
export interface RoomNames {
  /** By code. */
  readonly units: Readonly<Record<string, string>>
  /** Of units, by code. */
  readonly phones: Readonly<Record<string, string>>
  readonly time: (moment: string) => string
}
