// Where the parts of a directory stand in its files, so that what a server finds wrong is told with file and line.
#pragma once

#include <map>
#include <string>

namespace penugasan::clients {

class YamlMap;

/// A part of the directory, by the keys of the file, to its place: "officials[3]" -> "pegawai.csv:5". A part that is not there
/// stands where the part around it does.
using DirectoryPlaces = std::map<std::string, std::string, std::less<>>;

/// Remembers where the keys of the directory stand.
void note_directory(const YamlMap& map, DirectoryPlaces& places);
/// The same of one element, "units[3]", and of its keys that stand in lines of their own.
void note_element(const std::string& element, const YamlMap& map, DirectoryPlaces& places);

/// "pegawai.csv:5 nip" for the server's field path "directory.officials[3].nip", and "kota.yaml:6 authority[1].official" for
/// "directory.authority_terms[1].official": place, and the keys as they are written in the file. Paths of other things come back
/// as they are.
std::string place_in_file(const DirectoryPlaces& places, const std::string& field);
/// A sentence of the server with every such path in it replaced.
std::string places_in_text(const DirectoryPlaces& places, const std::string& text);

}  // namespace penugasan::clients
