// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace observatorio {

/// Texts that are filled in once and asked for on a hot path, for most texts in vain: a table of hashes with open
/// addressing, and a set of lengths and ends that tells most texts that are not there at once. Nothing is taken out.
template<typename Value>
class TextMap {
public:
    /// Null when it is not there. No allocation.
    const Value *find(std::string_view text) const noexcept
    {
        if (text.empty() || !m_outlines[outlineOf(text)])
            return nullptr;
        const std::uint32_t hash = hashOf(text);
        const Slot &slot = m_slots[placeOf(text, hash)];
        return slot.entry == 0 ? nullptr : &m_entries[slot.entry - 1].value;
    }

    /// A text that is not empty. Leaves what is there. Returns the text's value, valid until the next one is added, and
    /// whether it is new.
    std::pair<const Value *, bool> add(std::string_view text, const Value &value)
    {
        if (2 * (m_entries.size() + 1) > m_slots.size())
            grow();
        const std::uint32_t hash = hashOf(text);
        Slot &slot = m_slots[placeOf(text, hash)];
        const bool isNew = slot.entry == 0;
        if (isNew) {
            m_entries.push_back({std::string(text), value});
            m_outlines[outlineOf(text)] = true;
            slot = {hash, static_cast<std::uint32_t>(m_entries.size())};
        }
        return {&m_entries[slot.entry - 1].value, isNew};
    }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t entry = 0;  ///< 0: free; else its place and 1
    };
    struct Entry {
        std::string text;
        Value value;
    };

    /// Of length, first and last byte: what no text has spares most others the hash.
    static std::size_t outlineOf(std::string_view text) noexcept
    {
        const auto first = static_cast<unsigned char>(text.front()), last = static_cast<unsigned char>(text.back());
        return (text.size() * 0x9E5u ^ first * 0x61u ^ last * 0x1Du) % Outlines;
    }

    static std::uint32_t hashOf(std::string_view text) noexcept
    {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
    }

    /// Where the text is, or would be: half of the slots are free.
    std::size_t placeOf(std::string_view text, std::uint32_t hash) const noexcept
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t place = hash & mask;
        while (m_slots[place].entry != 0
               && (m_slots[place].hash != hash || m_entries[m_slots[place].entry - 1].text != text))
            place = (place + 1) & mask;
        return place;
    }

    void grow()
    {
        std::vector<Slot> old(m_slots.empty() ? 16 : 2 * m_slots.size());
        old.swap(m_slots);
        for (const Slot &slot : old) {
            if (slot.entry != 0)
                m_slots[placeOf(m_entries[slot.entry - 1].text, slot.hash)] = slot;
        }
    }

    static constexpr std::size_t Outlines = 1u << 14;
    std::bitset<Outlines> m_outlines;
    std::vector<Slot> m_slots;  ///< a power of two
    std::vector<Entry> m_entries;
};

}  // namespace observatorio
