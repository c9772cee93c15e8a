import { type OpenFile, openFile } from "@/lib/sandbox/state/journal-file";

/** A disk that takes so many bytes more, half a write included, and then says that it is full. */
export function disk(free: { bytes: number }): OpenFile {
  return async (...where) => {
    const file = await openFile(...where);
    const write = async (bytes: Buffer, offset: number, length: number, position: number) => {
      const fits = Math.min(length, free.bytes);
      free.bytes -= fits;
      if (fits > 0) await file.write(bytes, offset, fits, position);
      if (fits < length) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      return { bytesWritten: fits, buffer: bytes };
    };
    // Only the one form of write that the journal uses is played.
    return new Proxy(file, {
      get: (real, name) => {
        if (name === "write") return write;
        const own: unknown = Reflect.get(real, name);
        return typeof own === "function" ? own.bind(real) : own;
      },
    });
  };
}
