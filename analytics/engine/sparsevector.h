// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/strong.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace observatorio {

/// Values under indices that are dealt out elsewhere, densely and to more users than this one: what nobody set is
/// `Value{}`. Memory grows with what was set, not with the highest index: a plain array while at least one in
/// `MostSparse` is set, else a hash table with open addressing, at most half full. A look-up in the array is one
/// comparison and one access.
///
/// A reference is good until the next at().
template<typename Index, typename Value>
class SparseVector {
public:
    static constexpr std::size_t MostSparse = 16;
    static constexpr std::size_t AlwaysPlain = 32;  ///< indices

    /// To be set there. `known`: how many indices are dealt out, as far as it is known.
    Value &at(Index index, std::size_t known)
    {
        if (m_plain.holds(index)) [[likely]]
            return m_plain[index];
        return atHashed(index, known);
    }
    /// Null: nothing was set there.
    [[nodiscard]] const Value *find(Index index) const noexcept
    {
        if (m_plain.holds(index)) [[likely]]
            return &m_plain[index];
        if (m_hashed.empty())
            return nullptr;
        const Slot &slot = m_hashed[placeOf(index)];
        return slot.isUsed ? &slot.value : nullptr;
    }
    [[nodiscard]] Value *find(Index index) noexcept { return const_cast<Value *>(std::as_const(*this).find(index)); }
    /// Calls visit(index, value) for each that differs from Value{}, in no order.
    template<typename Visit>
    void forEach(Visit visit)
    {
        for (Index index; m_plain.holds(index); index = Index(index.value() + 1)) {
            if (m_plain[index] != Value{})
                visit(index, m_plain[index]);
        }
        for (Slot &slot : m_hashed) {
            if (slot.isUsed && slot.value != Value{})
                visit(slot.index, slot.value);
        }
    }
    /// Unsets these, which are all that were set. An array stays as it is, for the next use.
    template<typename Indices>
    void clear(const Indices &indices)
    {
        for (const Index index : indices) {
            if (m_plain.holds(index))
                m_plain[index] = Value{};
        }
        m_hashed = std::vector<Slot>();
        m_used = 0;
    }
    /// Memory of its own; of the values no more than their size.
    [[nodiscard]] std::size_t reservedBytes() const noexcept
    {
        return m_plain.capacity() * sizeof(Value) + m_hashed.capacity() * sizeof(Slot);
    }

private:
    struct Slot {
        Index index;
        bool isUsed = false;
        Value value{};
    };

    static constexpr std::size_t FewestSlots = 8;

    static bool isPlain(std::size_t known, std::size_t set) noexcept { return known <= AlwaysPlain + MostSparse * set; }

    [[nodiscard]] std::size_t placeOf(Index index) const noexcept
    {
        const std::size_t mask = m_hashed.size() - 1;
        const std::uint64_t mixed = std::uint64_t{index.value()} * 0x9e3779b97f4a7c15ULL;
        std::size_t place = (mixed >> 32U) & mask;
        while (m_hashed[place].isUsed && m_hashed[place].index != index)
            place = (place + 1) & mask;
        return place;
    }

    Value &atHashed(Index index, std::size_t known)
    {
        if (!m_hashed.empty()) {
            Slot &slot = m_hashed[placeOf(index)];
            if (slot.isUsed)
                return slot.value;
        }
        return add(index, std::max(known, std::size_t{index.value()} + 1));
    }

    Value &add(Index index, std::size_t known)
    {
        if (m_hashed.empty()) {
            std::size_t set = 1;
            for (const Value &value : m_plain)
                set += value != Value{} ? 1 : 0;
            if (isPlain(known, set)) {
                m_plain.cover(index, std::max(known, m_plain.size() + m_plain.size() / 2));
                return m_plain[index];
            }
            rehash(std::bit_ceil(std::max(FewestSlots, 2 * set)));
            for (Index old; m_plain.holds(old); old = Index(old.value() + 1)) {
                if (m_plain[old] != Value{})
                    put(old, std::move(m_plain[old]));
            }
            m_plain = IndexedVector<Index, Value>();
        } else if (2 * (m_used + 1) > m_hashed.size()) {
            if (isPlain(2 * known, m_used + 1)) {  // plain for long, so that it does not swing
                m_plain.cover(index, known);
                for (Slot &slot : m_hashed) {
                    if (slot.isUsed)
                        m_plain[slot.index] = std::move(slot.value);
                }
                m_hashed = std::vector<Slot>();
                m_used = 0;
                return m_plain[index];
            }
            rehash(2 * m_hashed.size());
        }
        return put(index, Value{});
    }

    Value &put(Index index, Value value)
    {
        Slot &slot = m_hashed[placeOf(index)];
        slot.index = index;
        slot.isUsed = true;
        slot.value = std::move(value);
        ++m_used;
        return slot.value;
    }

    void rehash(std::size_t size)
    {
        std::vector<Slot> old = std::exchange(m_hashed, std::vector<Slot>(size));
        m_used = 0;
        for (Slot &slot : old) {
            if (slot.isUsed)
                put(slot.index, std::move(slot.value));
        }
    }

    IndexedVector<Index, Value> m_plain;
    std::vector<Slot> m_hashed;  ///< a power of two of them, or none
    std::size_t m_used = 0;      ///< in m_hashed
};

}  // namespace observatorio
