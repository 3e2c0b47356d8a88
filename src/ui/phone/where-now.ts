/** Where the phone is, if it says so within a moment. */
export const whereNow = (): Promise<{ readonly lng: number; readonly lat: number } | null> =>
  new Promise(resolve => {
    if (!('geolocation' in navigator)) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude }),
      () => resolve(null),
      { timeout: 4000, maximumAge: 60_000 },
    )
  })
