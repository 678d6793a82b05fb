import Navbar from "@theme-original/Navbar";

export default function SiteNavbar(props) {
  return (
    <div className="site-menu">
      <Navbar {...props} />
    </div>
  );
}
