package claimwatch;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ObjectDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * mongo-java-server's H2 backend, with types of its own for documents and for keys of unique indexes.
 *
 * By itself it serialises both keys for each comparison of two, and every document of a page for each write of the
 * page, in Java's format. A store that was written so is read and continued: the order of keys is the same, and what is
 * written here begins with a tag that H2 does not use.
 *
 * Janino compiles this file when the server starts. It knows no diamonds and no type arguments of methods.
 */
public class TypedBackend extends H2Backend {

    private static final byte DOCUMENT = 121;
    private static final byte KEY = 122;

    public TypedBackend(MVStore store) {
        super(store);
    }

    /** A builder of any map of the store. */
    public static MVMap.Builder map() {
        MVMap.Builder builder = new MVMap.Builder();
        builder.setKeyType(new Keys());
        builder.setValueType(new Documents());
        return builder;
    }

    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, getMvStore(), getCursorRegistry());
    }

    /** Opens each map before H2Database does: a store returns an open map as it was opened first. */
    public static class Database extends H2Database {

        private static MVStore opened;

        public Database(String name, MVStore store, CursorRegistry cursors) {
            super(name, remembered(store), cursors);
        }

        /** The constructor of H2Database opens collections. There is one store in a process. */
        private static MVStore remembered(MVStore store) {
            opened = store;
            return store;
        }

        protected Index openOrCreateUniqueIndex(String collection, String index, List keys, boolean sparse) {
            opened.openMap(getDatabaseName() + "." + collection + "._index_" + index, map());
            return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }

        protected MongoCollection openOrCreateCollection(String collection, CollectionOptions options) {
            opened.openMap("databases." + getDatabaseName() + "." + collection, map());
            return super.openOrCreateCollection(collection, options);
        }
    }

    /** Documents as BSON, and other values as H2 writes them. */
    public static class Documents extends ObjectDataType {

        private static final int MOST_TRIES = 10000;
        private static final int LARGE = 1024 * 1024;
        private static final ThreadLocal BUFFER = new ThreadLocal();

        public int getMemory(Object value) {
            return value instanceof Document ? memory(value) : super.getMemory(value);
        }

        private static int memory(Object value) {
            if (value instanceof String) {
                return 48 + ((String) value).length();
            }
            if (value instanceof BinData) {
                return 32 + ((BinData) value).getData().length;
            }
            int sum = 24;
            if (value instanceof Map) {
                sum += 80;
                for (Iterator each = ((Map) value).values().iterator(); each.hasNext();) {
                    sum += 100 + memory(each.next());
                }
            } else if (value instanceof Collection) {
                sum += 24;
                for (Iterator each = ((Collection) value).iterator(); each.hasNext();) {
                    sum += 8 + memory(each.next());
                }
            }
            return sum;
        }

        public void write(WriteBuffer to, Object value) {
            ByteBuf bytes = value instanceof Document ? encoded((Document) value) : null;
            if (bytes == null) {
                super.write(to, value);
            } else {
                to.put(DOCUMENT).put(bytes.array(), 0, bytes.writerIndex());
            }
        }

        /**
         * The document as BSON, until the thread asks again; null if it holds what BSON cannot say.
         *
         * The server changes a document where it stands, and then puts it anew. If that happens while the document is
         * written, it is encoded again: without that the store would close itself.
         */
        private static ByteBuf encoded(Document document) {
            for (int tries = 1;; tries++) {
                ByteBuf bytes = emptied();
                try {
                    BsonEncoder.encodeDocument(document, bytes);
                    return bytes;
                } catch (IllegalArgumentException error) {
                    return null;
                } catch (ConcurrentModificationException error) {
                    if (tries == MOST_TRIES) {
                        throw error;
                    }
                    Thread.yield();
                }
            }
        }

        /** The thread's buffer, which stays as large as it became, unless a document was very large. */
        private static ByteBuf emptied() {
            ByteBuf bytes = (ByteBuf) BUFFER.get();
            if (bytes == null || bytes.capacity() > LARGE) {
                bytes = Unpooled.buffer(64 * 1024);
                BUFFER.set(bytes);
            }
            return bytes.clear();
        }

        public Object read(ByteBuffer from) {
            if (from.get(from.position()) != DOCUMENT) {
                return super.read(from);
            }
            from.get();
            ByteBuf bytes = Unpooled.wrappedBuffer(from);
            Document document = BsonDecoder.decodeBson(bytes);
            from.position(from.position() + bytes.readerIndex());
            return document;
        }
    }

    /** Keys of indexes, of which most begin with a string, in the order of their bytes in Java's format, and others. */
    public static class Keys extends ObjectDataType {

        public int compare(Object one, Object other) {
            if (one instanceof KeyValue && other instanceof KeyValue) {
                KeyValue a = (KeyValue) one;
                KeyValue b = (KeyValue) other;
                if (a.size() == b.size() && a.get(0) instanceof String && b.get(0) instanceof String) {
                    int order = compareStrings((String) a.get(0), (String) b.get(0));
                    if (order != 0 || a.size() == 1 || a.equals(b)) {
                        return order;
                    }
                }
            }
            return super.compare(one, other);
        }

        /** In Java's format the length in bytes stands before the bytes. */
        private static int compareStrings(String a, String b) {
            int order = bytesOf(a) - bytesOf(b);
            for (int at = 0; order == 0 && at < a.length() && at < b.length(); at++) {
                order = rank(a.charAt(at)) - rank(b.charAt(at));
            }
            return order;
        }

        private static int bytesOf(String text) {
            int sum = 0;
            for (int at = 0; at < text.length(); at++) {
                char one = text.charAt(at);
                sum += one == 0 ? 2 : one < 0x80 ? 1 : one < 0x800 ? 2 : 3;
            }
            return sum;
        }

        /** Java writes the character 0 as two bytes, between those of 0x7F and of 0x80. */
        private static int rank(char one) {
            return one == 0 ? 0x7F * 2 + 1 : one * 2;
        }

        public int getMemory(Object key) {
            if (!(key instanceof KeyValue)) {
                return super.getMemory(key);
            }
            int sum = 64;
            for (int at = 0; at < ((KeyValue) key).size(); at++) {
                Object part = ((KeyValue) key).get(at);
                sum += part instanceof String ? 48 + ((String) part).length() : 24;
            }
            return sum;
        }

        public void write(WriteBuffer to, Object key) {
            if (isString(key)) {
                to.put(KEY);
                StringDataType.INSTANCE.write(to, (String) ((KeyValue) key).get(0));
            } else {
                super.write(to, key);
            }
        }

        private static boolean isString(Object key) {
            return key instanceof KeyValue && ((KeyValue) key).size() == 1 && ((KeyValue) key).get(0) instanceof String;
        }

        public Object read(ByteBuffer from) {
            if (from.get(from.position()) != KEY) {
                return super.read(from);
            }
            from.get();
            return new KeyValue(new Object[] {StringDataType.INSTANCE.read(from)});
        }
    }
}
