/**
 * What a map holds, as an object of its own for each state of it: a map of everybody is changed in place, as copying 50,000 entries for one edit
 * would take longer than the edit, and whoever computes with it notices by the new view. An older view shows what the map holds now.
 */
export class MapView<K, V> implements ReadonlyMap<K, V> {
  constructor(private readonly map: ReadonlyMap<K, V>) {}

  get size(): number {
    return this.map.size
  }

  get(key: K): V | undefined {
    return this.map.get(key)
  }

  has(key: K): boolean {
    return this.map.has(key)
  }

  forEach(look: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.map.forEach((value, key) => look(value, key, this))
  }

  entries() {
    return this.map.entries()
  }

  keys() {
    return this.map.keys()
  }

  values() {
    return this.map.values()
  }

  [Symbol.iterator]() {
    return this.map[Symbol.iterator]()
  }
}
