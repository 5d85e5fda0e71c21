/** A list of whole numbers in a quarter of the memory that a list of JavaScript's takes. */
export class Numbers {
  #held = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#held.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[this.length++] = value;
  }

  array(): Int32Array {
    return this.#held.slice(0, this.length);
  }
}
